#include "client/defaultroom.h"

#include "server/protocol/clientcodec.h"

namespace parlance {

Http::Call findDefaultRoom(Http& http, const RoomUrl& server, const LinkTimings& timings,
                           std::function<void(const FoundRoom&)> done) {
    return http.get(
        Http::request(server.rooms(), {}), timings.request,
        [server, done = std::move(done)](const HttpAnswer& answer) {
            if (answer.failure) {
                return done(*answer.failure);
            }
            const auto room = codec::decodeDefaultRoom(answer.body);
            room ? done(server.other(*room).withInvitation(server.invitation()))
                 : done(Failure{.kind = Failure::Kind::Nonsense, .httpStatus = answer.status});
        });
}

} // namespace parlance
