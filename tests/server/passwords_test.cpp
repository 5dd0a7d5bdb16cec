#include "server/transport/passwords.h"

#include "tests/support/eventually.h"

#include <QTest>

#include <ctime>

using namespace parlance;

class PasswordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_passwords = std::make_unique<Passwords>(Clock{m_clock, m_clock}); }

    void oneThatIsSealedOpensByItselfOnly() {
        const QByteArray sealed = seal("p\xC3\xA4ss");
        QVERIFY(!sealed.contains("p\xC3\xA4ss"));
        // What a guess costs is decided here: who tries pays what the sealed one names.
        QVERIFY(sealed.startsWith("scrypt$16384$"));
        QCOMPARE(tried("p\xC3\xA4ss", sealed), Error::None);
        QCOMPARE(tried("pass", sealed), Error::PasswordWrong);
        QCOMPARE(tried("", sealed), Error::PasswordWrong);
    }

    void twoOfTheSameLookDifferent() { QVERIFY(seal("x") != seal("x")); }

    // RFC 7914 section 12, the third vector, of which the first 32 bytes are kept.
    void theHashIsScrypt() {
        const QByteArray hash = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2";
        QCOMPARE(tried("pleaseletmein", "scrypt$16384$SodiumChloride$" + hash), Error::None);
    }

    void whatIsNoSealOpensNothing() {
        for (const char* sealed : {"", "x", "md5$16384$s$00", "scrypt$99999999999$s$00",
                                   "scrypt$3$s$00", "scrypt$16384$s$"}) {
            QCOMPARE(tried("x", sealed), Error::PasswordWrong);
            m_now += limits::kPasswords.every;
        }
    }

    void anAddressThatGuessesHasToWaitAndOthersDoNot() {
        const QByteArray sealed = seal("right");
        for (int i = 0; i < limits::kPasswords.burst; ++i) {
            QCOMPARE(tried("wrong", sealed), Error::PasswordWrong);
        }
        const Denial denial = answer("right", sealed, "10.0.0.1");
        QCOMPARE(denial.error, Error::RateLimited);
        QCOMPARE(denial.retry, limits::kPasswords.every);
        QCOMPARE(answer("right", sealed, "10.0.0.2").error, Error::None);
        m_now += denial.retry;
        QCOMPARE(tried("right", sealed), Error::None);
    }

    void whoeverKnowsItIsNeverTooOften() {
        const QByteArray sealed = seal("right");
        for (int i = 0; i < 2 * limits::kPasswords.burst; ++i) {
            QCOMPARE(tried("right", sealed), Error::None);
        }
    }

    // All at once is no way around the limit: they are tried one after the other.
    void guessingAtOnceIsCountedAsGuessingInTurn() {
        const QByteArray sealed = seal("right");
        QHash<Error, int> outcomes;
        int answered = 0;
        constexpr int kTries = limits::kPasswordsWaitingOfAddress + 20;
        for (int i = 0; i < kTries; ++i) {
            m_passwords->check({"wrong", sealed, "10.0.0.1"}, [&](const Denial& denial) {
                ++outcomes[denial.error];
                ++answered;
            });
        }
        QVERIFY(eventually([&] { return answered == kTries; }));
        QCOMPARE(outcomes[Error::PasswordWrong], limits::kPasswords.burst);
        QCOMPARE(outcomes[Error::RateLimited], kTries - limits::kPasswords.burst);
    }

    // One is being tried, and as many as an address may have are waiting.
    void whoHasManyTriesWaitingIsRefusedAtOnce() {
        for (int i = 0; i < 1 + limits::kPasswordsWaitingOfAddress; ++i) {
            QCOMPARE(atOnce("10.0.0.1"), Error::None);
        }
        QCOMPARE(atOnce("10.0.0.1"), Error::RateLimited);
        QCOMPARE(atOnce("10.0.0.2"), Error::None);
        QCOMPARE(atOnce("10.0.0.1"), Error::RateLimited);
    }

    // However many addresses there are.
    void noMoreAreWaitingThanAreSoonTried() {
        QCOMPARE(atOnce("10.0.0.1"), Error::None); // It does not wait.
        for (int i = 0; i < limits::kPasswordsWaiting; ++i) {
            QCOMPARE(atOnce("10.0.1." + QByteArray::number(i)), Error::None);
        }
        QCOMPARE(atOnce("10.0.0.2"), Error::Overloaded);
    }

    void theThreadThatServesDoesNotHash() {
        const QByteArray sealed = seal("right");
        const auto secondsOf = [](clockid_t clock) {
            timespec time{};
            clock_gettime(clock, &time);
            return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
        };
        const double here = secondsOf(CLOCK_THREAD_CPUTIME_ID);
        const double everywhere = secondsOf(CLOCK_PROCESS_CPUTIME_ID);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(tried("right", sealed), Error::None);
        }
        QVERIFY(2 * (secondsOf(CLOCK_THREAD_CPUTIME_ID) - here) <
                secondsOf(CLOCK_PROCESS_CPUTIME_ID) - everywhere);
    }

    void theEndWaitsForNobody() {
        bool told = false;
        m_passwords->check({"x", "scrypt$16384$s$00", "a"}, [&](const Denial&) { told = true; });
        m_passwords.reset();
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

private:
    QByteArray seal(const QByteArray& password) {
        QByteArray kept;
        m_passwords->seal(password, [&kept](const QByteArray& sealed) { kept = sealed; });
        require(eventually([&] { return !kept.isEmpty(); }), "Nothing was sealed.");
        return kept;
    }

    Denial answer(const QByteArray& password, const QByteArray& sealed, const QByteArray& address) {
        std::optional<Denial> answer;
        m_passwords->check({password, sealed, address},
                           [&answer](const Denial& denial) { answer = denial; });
        require(eventually([&] { return answer.has_value(); }), "A try was not answered.");
        return *answer;
    }

    // What a try is told before anything else happens; None where it has to wait for its turn.
    Error atOnce(const QByteArray& address) {
        const auto told = std::make_shared<Error>(Error::None);
        m_passwords->check({"x", "no seal", address},
                           [told](const Denial& denial) { *told = denial.error; });
        return *told;
    }

    Error tried(const QByteArray& password, const QByteArray& sealed) {
        return answer(password, sealed, "10.0.0.1").error;
    }

    qint64 m_now = 1'000'000;
    std::function<qint64()> m_clock = [this] { return m_now; };
    std::unique_ptr<Passwords> m_passwords;
};

QTEST_GUILESS_MAIN(PasswordsTest)
#include "passwords_test.moc"
