#include "server/storage/store.h"

#include "server/storage/opening.h"
#include "server/storage/trimjob.h"
#include "server/storage/worker.h"

#include <thread>

namespace parlance {

class Store::Private {
public:
    Private(StoreOptions storeOptions, storage::Opening opening, Executor execute);

    StoreOptions options;
    storage::Opening opened;
    Executor executor;
    std::shared_ptr<CommitHandler> commitHandler = std::make_shared<CommitHandler>();
    storage::JobQueue queue;
    storage::Worker worker;
    std::thread thread;
};

Store::Private::Private(StoreOptions storeOptions, storage::Opening opening, Executor execute)
    : options(std::move(storeOptions))
    , opened(std::move(opening))
    , executor(std::move(execute))
    , worker(*opened.tables, queue, executor)
    , thread([this] { worker.run(); }) {}

Result<std::unique_ptr<Store>, StoreFailure> Store::open(StoreOptions options, Executor executor) {
    auto opening =
        storage::open({options.directory, options.vfs, options.clock.wall()}, options.random);
    if (!opening) {
        return opening.error();
    }
    auto inner =
        std::make_unique<Private>(std::move(options), *std::move(opening), std::move(executor));
    return std::unique_ptr<Store>(new Store(std::move(inner)));
}

Store::Store(std::unique_ptr<Private> inner) : d(std::move(inner)) {}

Store::~Store() {
    d->queue.close();
    d->thread.join();
}

const QByteArray& Store::notice() const {
    return d->opened.notice;
}

void Store::setCommitHandler(CommitHandler handler) {
    *d->commitHandler = std::move(handler);
}

// The time is asked for here and not when the number is given, because a clock, like the source of
// random numbers, belongs to the server thread.
void Store::append(std::vector<Draft> drafts) {
    drafts = d->queue.addDrafts(std::move(drafts), d->options.clock.wall(), d->commitHandler);
    if (drafts.empty()) {
        return;
    }
    std::vector<Outcome> refused;
    refused.reserve(drafts.size());
    for (const Draft& draft : drafts) {
        refused.push_back({draft.ticket, Error::Overloaded, false, std::nullopt});
    }
    d->executor([handler = d->commitHandler, outcomes = std::move(refused)]() mutable {
        (*handler)(std::move(outcomes));
    });
}

void Store::read(const ReadRequest& request, ReadHandler handler) {
    d->queue.add(std::make_unique<storage::ReadJob>(request, std::move(handler)));
}

void Store::trim(const RoomName& room, const Retention& retention, TrimHandler handler) {
    d->queue.add(std::make_unique<storage::TrimJob>(room, retention, d->options.clock.wall(),
                                                    std::move(handler)));
}

const std::vector<RoomHead>& Store::heads() const {
    return d->opened.heads;
}

void Store::save(const Person& person, SaveHandler handler) {
    d->queue.add(std::make_unique<storage::SaveJob>(person, std::move(handler)));
}

void Store::save(const PolicyChange& change, SaveHandler handler) {
    d->queue.add(std::make_unique<storage::PolicyJob>(change, std::move(handler)));
}

void Store::createRoom(const RoomName& room, RoomHandler handler) {
    d->queue.add(std::make_unique<storage::CreateRoomJob>(
        room, d->options.random.word(kEpochLength), std::move(handler)));
}

const ServerIdentity& Store::identity() const {
    return d->opened.identity;
}

const std::vector<Person>& Store::people() const {
    return d->opened.people;
}

const Policy& Store::policy() const {
    return d->opened.policy;
}

} // namespace parlance
