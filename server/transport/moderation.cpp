#include "server/transport/moderation.h"

#include "server/net/address.h"
#include "server/protocol/policycodec.h"
#include "server/protocol/secret.h"
#include "server/transport/host.h"
#include "server/transport/post.h"

#include <QNetworkInterface>

namespace parlance {
namespace {

Error mayChange(const Call& call) {
    const Error error = checkHostToken(call);
    return error == Error::None ? checkJson(call) : error;
}

// Answers with what holds now, or with why nothing changed.
Access::Done answerWith(Call call) {
    auto shared = std::make_shared<Call>(std::move(call));
    return [shared](Error error) {
        if (error != Error::None) {
            return shared->exchange.refuse(error);
        }
        shared->exchange.respond(http::json(200, policyJson(shared->services) + '\n'));
    };
}

// Answers with the secret, which is told this once.
Access::Done answerWithInvitation(Call call, const RoomName& room, const QByteArray& secret) {
    auto shared = std::make_shared<Call>(std::move(call));
    return [shared, room, secret](Error error) {
        if (error != Error::None) {
            return shared->exchange.refuse(error);
        }
        shared->exchange.respond(http::json(200, codec::encodeInvitation(room, secret) + '\n'));
    };
}

void applyRules(Call call, const codec::RoomChange& wanted, const QByteArray& sealed) {
    Services& services = call.services;
    RulesChange change{.locked = wanted.locked, .slow = wanted.slow};
    if (wanted.password) {
        change.password = sealed;
    }
    const QByteArray secret = wanted.invitation.value_or(false) ? makeSecret() : QByteArray();
    if (wanted.invitation) {
        change.invitation = secret.isEmpty() ? QByteArray() : hashSecret(secret);
    }
    // Those who are in the room when it closes stay. Whom a ban has shut out is not
    // (Room::recheck).
    const auto present = [&hub = services.hub, name = wanted.room] {
        const auto room = hub.find(name);
        return room ? room->people().cids() : std::vector<QByteArray>();
    };
    services.access.setRules(wanted.room, std::move(change), present,
                             secret.isEmpty()
                                 ? answerWith(std::move(call))
                                 : answerWithInvitation(std::move(call), wanted.room, secret));
}

} // namespace

QByteArray policyJson(const Services& services) {
    codec::PolicyView view{.bans = services.access.bans()};
    for (const RoomRules& rules : services.access.allRules()) {
        codec::RoomView room{.room = rules.room.bytes(),
                             .locked = rules.locked,
                             .slow = rules.slow,
                             .password = !rules.password.isEmpty(),
                             .invitation = !rules.invitation.isEmpty()};
        for (const QByteArray& cid : services.access.muted(rules.room)) {
            room.muted.push_back(services.registry.find(cid).value_or(Member{cid, QByteArray()}));
        }
        view.rooms.push_back(std::move(room));
    }
    return codec::encode(view);
}

void servePolicy(Call call) {
    if (const Error error = checkHostToken(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    call.exchange.respond(http::json(200, policyJson(call.services) + '\n'));
}

void serveRoomRules(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<codec::RoomChange> change = codec::decodeRoomChange(call.request().body);
    if (!change) {
        return call.exchange.refuse(change.error());
    }
    if (!change->password || change->password->isEmpty()) {
        return applyRules(std::move(call), *change, {});
    }
    auto shared = std::make_shared<Call>(std::move(call));
    shared->services.passwords.seal(*change->password,
                                    [shared, change = *change](const QByteArray& sealed) {
                                        applyRules(std::move(*shared), change, sealed);
                                    });
}

void serveMute(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<codec::MuteChange> change = codec::decodeMute(call.request().body);
    if (!change) {
        return call.exchange.refuse(change.error());
    }
    if (change->muted && !call.services.registry.find(change->cid)) {
        return call.exchange.refuse(Error::BadFrame);
    }
    Access& access = call.services.access;
    access.mute(change->room, change->cid, change->muted, answerWith(std::move(call)));
}

void serveKick(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<QByteArray> cid = codec::decodeKick(call.request().body);
    if (!cid) {
        return call.exchange.refuse(cid.error());
    }
    Services& services = call.services;
    // Whoever mistypes a person would otherwise believe that somebody is out.
    const std::optional<Member> member = services.registry.find(*cid);
    if (!member) {
        return call.exchange.refuse(Error::BadFrame);
    }
    services.access.ban({.cid = member->cid,
                         .name = member->name,
                         .until = services.clock.wall() + limits::kKicked},
                        {}, answerWith(std::move(call)));
}

void serveBan(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<Ban> wanted = codec::decodeBan(call.request().body);
    if (!wanted) {
        return call.exchange.refuse(wanted.error());
    }
    Services& services = call.services;
    Ban ban = *wanted;
    if (!ban.address.isEmpty()) {
        const std::optional<QByteArray> address =
            parseAddressKey(ban.address, QNetworkInterface::allAddresses());
        if (!address) {
            return call.exchange.refuse(Error::BadFrame);
        }
        ban.address = *address;
    }
    if (!ban.cid.isEmpty()) {
        const std::optional<Member> member = services.registry.find(ban.cid);
        if (!member) {
            return call.exchange.refuse(Error::BadFrame);
        }
        ban.name = member->name;
    }
    const auto there = services.stats.cidsAt(ban.address);
    services.access.ban(std::move(ban), there, answerWith(std::move(call)));
}

void serveLift(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<QByteArray> ban = codec::decodeLift(call.request().body);
    if (!ban) {
        return call.exchange.refuse(ban.error());
    }
    Access& access = call.services.access;
    access.lift(*ban, answerWith(std::move(call)));
}

} // namespace parlance
