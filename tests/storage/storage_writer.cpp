// Appends to the room "lobby" of a data directory until it is killed, and prints the sequence of
// whatever was acknowledged.
#include "tests/storage/storefixture.h"

#include <QCoreApplication>

#include <cstdio>

using namespace parlance;

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    Inbox inbox;
    StoreOptions options;
    options.directory = application.arguments().at(1);
    auto opened = Store::open(
        options, [&](std::function<void()> function) { inbox.add(std::move(function)); });
    if (!opened) {
        std::puts(opened.error().message.constData());
        return 1;
    }
    Store& store = **opened;
    store.setCommitHandler([&](const std::vector<Outcome>& outcomes) {
        for (const Outcome& outcome : outcomes) {
            std::printf("%lld\n", outcome.message->cursor.seq);
            Draft next = draft("message");
            next.n = outcome.message->cursor.seq;
            store.append({next});
        }
        std::fflush(stdout);
    });
    store.createRoom(roomName(),
                     [&](const auto&) { store.append(std::vector<Draft>(64, draft("first"))); });
    inbox.runUntil([] { return false; });
}
