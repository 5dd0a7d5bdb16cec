#include "server/net/mailbox.h"

#include <QTest>

#include <thread>

using namespace parlance;

class MailboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesOfOtherThreadsArriveInTheOrderOfEach() {
        constexpr int kThreads = 4;
        constexpr int kEach = 5000;
        std::array<int, kThreads> next{};
        int received = 0;
        bool inOrder = true;
        Mailbox<std::pair<int, int>> mailbox([&](const std::pair<int, int>& value) {
            inOrder = inOrder && next[value.first]++ == value.second;
            ++received;
        });
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&mailbox, thread] {
                for (int i = 0; i < kEach; ++i) {
                    mailbox.post({thread, i});
                }
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(received, kThreads * kEach, 60'000);
        for (std::thread& thread : threads) {
            thread.join();
        }
        QVERIFY(inOrder);
    }

    void aHandlerMayPostAgain() {
        int received = 0;
        Mailbox<int>* self = nullptr;
        Mailbox<int> mailbox([&](int value) {
            ++received;
            if (value > 0) {
                self->post(value - 1);
            }
        });
        self = &mailbox;
        mailbox.post(3);
        QTRY_COMPARE(received, 4);
    }
};

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
