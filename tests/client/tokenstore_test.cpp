#include "client/tokenstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace parlance {

class TokenStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsATokenPerServer();
    void keepsNamesOfAnyCharacters();
    void isReadableByItsOwnerOnly();
    void isSharedByPrograms();
    void survivesAFileThatIsNotItsOwn();
    void saysWhereItCannotWrite();

private:
    QString path() const { return m_directory.filePath(QStringLiteral("below/tokens")); }

    QTemporaryDir m_directory;
};

void TokenStoreTest::keepsATokenPerServer() {
    TokenStore store(path());
    QVERIFY(!store.find(QStringLiteral("http://a:80")));
    QVERIFY(store.save(QStringLiteral("http://a:80"), {"one", "Ana"}));
    QVERIFY(store.save(QStringLiteral("http://a:81"), {"two", "Bo"}));
    QVERIFY(store.save(QStringLiteral("http://a:80"), {"three", "Ana"}));
    QCOMPARE(store.find(QStringLiteral("http://a:80")), std::optional(Credentials{"three", "Ana"}));
    QCOMPARE(store.find(QStringLiteral("http://a:81")), std::optional(Credentials{"two", "Bo"}));
    QVERIFY(store.forget(QStringLiteral("http://a:80")));
    QVERIFY(!store.find(QStringLiteral("http://a:80")));
}

void TokenStoreTest::keepsNamesOfAnyCharacters() {
    const Credentials credentials{"t", "Zoë  %20 \n\xF0\x9F\x91\x8B"};
    QVERIFY(TokenStore(path()).save(QStringLiteral("http://b:80"), credentials));
    QCOMPARE(TokenStore(path()).find(QStringLiteral("http://b:80")), std::optional(credentials));
}

void TokenStoreTest::isReadableByItsOwnerOnly() {
    QVERIFY(TokenStore(path()).save(QStringLiteral("http://c:80"), {"t", "Ana"}));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFile::permissions(path()) & others));
}

void TokenStoreTest::isSharedByPrograms() {
    TokenStore one(path());
    TokenStore two(path());
    QVERIFY(one.save(QStringLiteral("http://d:1"), {"t1", "Ana"}));
    QVERIFY(two.save(QStringLiteral("http://d:2"), {"t2", "Ana"}));
    QVERIFY(one.find(QStringLiteral("http://d:2")));
    QVERIFY(two.find(QStringLiteral("http://d:1")));
}

void TokenStoreTest::survivesAFileThatIsNotItsOwn() {
    const QString strange = m_directory.filePath(QStringLiteral("strange"));
    QFile file(strange);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\0\xff garbage\n\na b\nhttp://e:80 t Ana\nx y z w\n");
    file.close();
    TokenStore store(strange);
    QVERIFY(!store.find(QStringLiteral("a")));
    QVERIFY(store.save(QStringLiteral("http://f:80"), {"t", "Ana"}));
    QVERIFY(store.find(QStringLiteral("http://f:80")));
}

void TokenStoreTest::saysWhereItCannotWrite() {
    TokenStore store(QStringLiteral("/proc/nowhere/tokens"));
    QVERIFY(!store.save(QStringLiteral("http://a:80"), {"t", "Ana"}));
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::TokenStoreTest)
#include "tokenstore_test.moc"
