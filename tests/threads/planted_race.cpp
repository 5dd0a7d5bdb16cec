// Two threads touch a value, one of them after it has told the other by a mailbox instead of
// before: what a careless change of ours would look like. Nothing orders the two.
#include "server/net/mailbox.h"

#include <QThread>

#include <memory>

namespace {

struct Careless {
    int value = 0;
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    Careless careless;
    parlance::Mailbox<int> mailbox([](int) { QCoreApplication::quit(); });
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        mailbox.post(1);
        ++careless.value; // After what it should have been before.
    }));
    thread->start();
    const int result = QCoreApplication::exec();
    ++careless.value;
    thread->wait();
    return result;
}
