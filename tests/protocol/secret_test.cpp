#include "server/protocol/secret.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace parlance;

namespace {

// Two pages of which the second cannot be read.
class HalfReadable {
public:
    HalfReadable() {
        void* pages =
            mmap(nullptr, size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        Q_ASSERT(pages != MAP_FAILED);
        m_begin = static_cast<char*>(pages);
        mprotect(m_begin + page(), page(), PROT_NONE);
    }
    ~HalfReadable() { munmap(m_begin, size()); }
    Q_DISABLE_COPY_MOVE(HalfReadable)

    char* begin() { return m_begin; }
    QByteArrayView view() const { return {m_begin, qsizetype(size())}; }

private:
    static std::size_t page() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }
    static std::size_t size() { return 2 * page(); }

    char* m_begin;
};

// Whether a process that does this comes to its end.
bool survives(const std::function<bool()>& does) {
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL); // Qt Test's would print a backtrace.
        volatile bool outcome = does();
        Q_UNUSED(outcome);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Made by a process that has begun as a copy of this one.
QByteArray secretOfAChild() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        return {};
    }
    const pid_t child = fork();
    if (child == 0) {
        const QByteArray secret = makeSecret();
        const auto size = static_cast<std::size_t>(secret.size());
        _exit(::write(ends[1], secret.constData(), size) == secret.size() ? 0 : 1);
    }
    ::close(ends[1]);
    QByteArray secret(64, '\0');
    secret.resize(std::max<ssize_t>(0, ::read(ends[0], secret.data(), 64)));
    ::close(ends[0]);
    waitpid(child, nullptr, 0);
    return secret;
}

} // namespace

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecretHas128BitsAndIsNoOther() {
        QSet<QByteArray> secrets;
        for (int i = 0; i < 1'000; ++i) {
            const QByteArray secret = makeSecret();
            QCOMPARE(secret.size(), 32);
            QCOMPARE(QByteArray::fromHex(secret).size(), 16);
            secrets.insert(secret);
        }
        QCOMPARE(secrets.size(), 1'000);
        // Each of its places takes every digit: no bit is a constant.
        for (qsizetype place = 0; place < 32; ++place) {
            QSet<char> digits;
            for (const QByteArray& secret : secrets) {
                digits.insert(secret[place]);
            }
            QCOMPARE(digits.size(), 16);
        }
    }

    // Bits of the program's own making would go on from one state in both. The system's have none
    // here that anybody could copy or find out.
    void aForkedProcessMakesOthers() {
        makeSecret(); // What begins with the first one has begun before there are two.
        const QByteArray theirs = secretOfAChild();
        QCOMPARE(theirs.size(), 32);
        QVERIFY(theirs != makeSecret());
    }

    void theSameIsTheSame() {
        QVERIFY(sameSecret("0123", "0123"));
        QVERIFY(sameSecret("", ""));
        QVERIFY(!sameSecret("0123", "012"));
        QVERIFY(!sameSecret("0123", "0124"));
        QVERIFY(!sameSecret("0123", "1123"));
        QVERIFY(!sameSecret(QByteArray("\x00", 1), QByteArray("\x80", 1)));
    }

    // A comparison that ends at the first difference tells by its duration where that is. This one
    // has to look at the last byte whatever the first one was, even where looking is fatal.
    void allOfItIsLookedAtWhateverTheBeginningWas() {
        HalfReadable one;
        HalfReadable other;
        other.begin()[0] = 'x';
        QVERIFY(survives([&] { return one.begin()[0] == other.begin()[0]; }));
        QVERIFY(survives([&] {
            return std::equal(one.view().begin(), one.view().end(), other.view().begin());
        }));
        QVERIFY(!survives([&] { return sameSecret(one.view(), other.view()); }));
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "secret_test.moc"
