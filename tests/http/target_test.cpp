#include "server/http/target.h"

#include <QTest>

using namespace parlance;
using namespace parlance::http;

class TargetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void targets_data();
    void targets();
    void authorities_data();
    void authorities();
    void segments_data();
    void segments();
};

// RFC 9112 section 3.2.
void TargetTest::targets_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // path, query and authority, or the error's code
    const auto row = [](const char* name, const char* method, const char* text,
                        const char* expected) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(text) << QByteArray(expected);
    };
    row("origin form", "GET", "/a/b", "/a/b");
    row("origin form with a query", "GET", "/a?b=c", "/a b=c");
    row("a question mark alone", "GET", "/a?", "/a");
    row("two question marks", "GET", "/a?b=c?d", "/a b=c?d");
    row("an encoded path stays so", "GET", "/a%2Fb", "/a%2Fb");
    row("two slashes are a path", "GET", "//h/a", "//h/a");
    row("absolute form", "GET", "http://h:1/a?b=c", "/a b=c @h:1");
    row("absolute form without a path", "GET", "http://h", "/ @h");
    row("absolute form with a query only", "GET", "http://h?a=b", "/ a=b @h");
    row("absolute form of https", "GET", "https://h/a", "/a @h");
    row("a scheme in capitals (3986 3.1)", "GET", "HTTP://h/a", "/a @h");
    row("an IPv6 authority", "GET", "http://[::1]:80/a", "/a @[::1]:80");
    row("asterisk form", "OPTIONS", "*", "*");
    row("asterisk with GET", "GET", "*", "bad_request");
    row("CONNECT", "CONNECT", "h:80", "method_unknown");
    row("authority form with GET", "GET", "h:80", "bad_request");
    row("a fragment", "GET", "/a#b", "bad_request");
    row("a fragment in absolute form", "GET", "http://h/a#b", "bad_request");
    row("a fragment right after the authority", "GET", "http://h#b", "bad_request");
    row("a fragment in the query", "GET", "/a?b#c", "bad_request");
    row("a relative path", "GET", "a/b", "bad_request");
    row("nothing", "GET", "", "bad_request");
    row("another scheme", "GET", "ftp://h/a", "bad_request");
    row("a scheme without slashes", "GET", "http:h", "bad_request");
    row("no authority", "GET", "http:///a", "bad_host");
    row("a user (9110 4.2.4)", "GET", "http://u:p@h/", "bad_host");
    row("a bad port", "GET", "http://h:x/", "bad_host");
}

void TargetTest::targets() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Result<Target> target = parseTarget(method, text);
    QByteArray found = target ? target->path : QByteArray(info(target.error()).code);
    if (target) {
        for (const Parameter& parameter : target->query) {
            found += ' ' + parameter.name + '=' + parameter.value;
        }
        found += target->authority.isEmpty() ? "" : " @" + target->authority;
    }
    QCOMPARE(found, expected);
}

// RFC 3986 section 3.2, RFC 9110 section 7.2.
void TargetTest::authorities_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host"); // Empty: bad_host.
    QTest::addColumn<int>("port");
    const auto row = [](const char* text, const char* host = "", int port = 0) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(host) << port;
    };
    row("example", "example");
    row("Example.ORG:8080", "example.org", 8080);
    row("example.org.", "example.org");
    row("example.org.:80", "example.org", 80);
    row("h:", "h", 0); // RFC 3986 section 6.2.3: an empty port is the scheme's.
    row("h:65535", "h", 65535);
    row("h:00080", "h", 80);
    row("192.0.2.7:1", "192.0.2.7", 1);
    row("[::1]", "::1");
    row("[2001:DB8::7]:443", "2001:db8::7", 443);
    row("[::ffff:192.0.2.7]", "::ffff:192.0.2.7");
    row("a_b-c~d", "a_b-c~d");
    row("");
    row(".");
    row(":80");
    row("h:65536");
    row("h:999999");
    row("h:000080");
    row("h:-1");
    row("h:+1");
    row("h: 80");
    row("h:8o");
    row("h:1:2");
    row("::1");
    row("[::1");
    row("[]");
    row("[::1]x");
    row("[::1]80");
    row("[h]");
    row("[fe80::1%25eth0]");
    row("u@h");
    row("u:p@h:80");
    row("a b");
    row("h/");
    row("h?");
    row("h#");
    row("h\\");
    row("\xC3\xA9");
}

void TargetTest::authorities() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    const Result<Authority> authority = parseAuthority(text);
    QCOMPARE(authority.has_value(), !host.isEmpty());
    if (authority) {
        QCOMPARE(authority->host, host);
        QCOMPARE(authority->port, port);
    } else {
        QCOMPARE(authority.error(), Error::BadHost);
    }
}

void TargetTest::segments_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* path, const QByteArrayList& expected) {
        QTest::newRow(path) << QByteArray(path) << expected;
    };
    row("/", {""});
    row("/a", {"a"});
    row("/a/b", {"a", "b"});
    row("/a/", {"a", ""});
    row("//a", {"", "a"});
    row("/a//b", {"a", "", "b"});
    row("/a/../b", {"a", "..", "b"});
    row("/a%2Fb/c", {"a/b", "c"});
    row("/%61", {"a"});
    row("/%2e%2E", {".."});
    row("/a+b", {"a+b"});
}

void TargetTest::segments() {
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, expected);
    const std::vector<QByteArray> found = splitPath(path);
    QCOMPARE(QByteArrayList(found.begin(), found.end()), expected);
}

QTEST_GUILESS_MAIN(TargetTest)
#include "target_test.moc"
