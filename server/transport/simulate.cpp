#include "server/transport/simulate.h"

#include "server/transport/host.h"
#include "server/transport/post.h"

namespace parlance {
namespace {

http::Response stateOf(const Services& services) {
    return http::json(200, codec::encode(services.simulation.state()) + '\n');
}

Error mayChange(const Call& call) {
    const Error error = checkHostToken(call);
    return error == Error::None ? checkJson(call) : error;
}

} // namespace

void serveSimulated(Call call) {
    if (const Error error = checkHostToken(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    call.exchange.respond(stateOf(call.services));
}

void serveSimulate(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<codec::SimulatedGuest> wanted = codec::decodeSimulate(call.request().body);
    if (!wanted) {
        return call.exchange.refuse(wanted.error());
    }
    const Error error = call.services.simulation.set(wanted->guest, wanted->faults);
    if (error != Error::None) {
        return call.exchange.refuse(error);
    }
    call.services.stats.announce();
    call.exchange.respond(stateOf(call.services));
}

void serveDropNow(Call call) {
    if (const Error error = mayChange(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<QByteArray> guest = codec::decodeGuest(call.request().body);
    if (!guest) {
        return call.exchange.refuse(guest.error());
    }
    call.services.simulation.dropNow(*guest);
    call.exchange.respond(http::noContent());
}

} // namespace parlance
