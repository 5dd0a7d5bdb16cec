#include "tests/storage/storefixture.h"

#include <QFile>
#include <QTest>

#include <chrono>

Q_DECLARE_METATYPE(parlance::StoreFixture::Medium)

namespace parlance {
namespace {

// Far more than any disk needs, and less than the limit of a test.
constexpr std::chrono::seconds kPatience{60};

} // namespace

void Inbox::add(std::function<void()> function) {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !m_held; });
    m_functions.push_back(std::move(function));
    m_wake.notify_all();
}

void Inbox::hold() {
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void Inbox::release() {
    const std::lock_guard lock(m_mutex);
    m_held = false;
    m_wake.notify_all();
}

void Inbox::runUntil(const std::function<bool()>& done) {
    for (run(); !done(); run()) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait_for(lock, kPatience, [this] { return !m_functions.empty(); })) {
            qFatal("The store did not answer.");
        }
    }
}

void Inbox::run() {
    std::deque<std::function<void()>> functions;
    {
        const std::lock_guard lock(m_mutex);
        functions.swap(m_functions);
    }
    for (const std::function<void()>& function : functions) {
        function();
    }
}

void StoreFixture::addMedia() {
    QTest::addColumn<Medium>("medium");
    QTest::newRow("file") << Medium::File;
    QTest::newRow("memory") << Medium::Memory;
    QTest::newRow("file that may fail") << Medium::FaultyFile;
}

StoreFixture::Medium StoreFixture::medium() {
    QFETCH_GLOBAL(Medium, medium);
    return medium;
}

StoreFixture::StoreFixture(Medium medium) : m_medium(medium) {
    open();
}

StoreFixture::~StoreFixture() {
    m_vfs.plan().heal();
    close();
}

void StoreFixture::open() {
    auto opened = tryOpen();
    if (!opened) {
        qFatal("%s", opened.error().message.constData());
    }
    m_store = *std::move(opened);
    m_store->setCommitHandler([this](std::vector<Outcome> more) {
        outcomes.insert(outcomes.end(), more.begin(), more.end());
    });
}

Result<std::unique_ptr<Store>, StoreFailure> StoreFixture::tryOpen() {
    StoreOptions options;
    options.directory = m_medium == Medium::Memory ? QString() : directory();
    options.clock.wall = [this] { return now; };
    options.vfs = m_medium == Medium::FaultyFile ? m_vfs.name() : QByteArray();
    return Store::open(std::move(options), [this](std::function<void()> function) {
        m_inbox.add(std::move(function));
    });
}

void StoreFixture::close() {
    m_store.reset();
    m_inbox.run();
}

QString StoreFixture::directory() const {
    return m_directory.filePath(QStringLiteral("data"));
}

QByteArray StoreFixture::database() const {
    return QFile::encodeName(directory() + QStringLiteral("/parlance.db"));
}

std::vector<Outcome> StoreFixture::append(std::vector<Draft> drafts) {
    const std::size_t count = drafts.size();
    store().append(std::move(drafts));
    return take(count);
}

std::vector<Outcome> StoreFixture::take(std::size_t count) {
    m_inbox.runUntil([this, count] { return outcomes.size() >= count; });
    const auto end = outcomes.begin() + std::ptrdiff_t(count);
    std::vector<Outcome> taken(outcomes.begin(), end);
    outcomes.erase(outcomes.begin(), end);
    return taken;
}

Outcome StoreFixture::appendOne(const Draft& draft) {
    return append({draft}).front();
}

void StoreFixture::together(const std::function<void()>& ask) {
    m_inbox.hold();
    // The storage thread comes to a stop when it wants to deliver this.
    store().read({roomName(), Direction::Forward, 1, 1, 1}, [](const auto&) {});
    ask();
    m_inbox.release();
}

void StoreFixture::fill(const RoomName& room, int count) {
    std::vector<Draft> drafts;
    for (int i = 1; i <= count; ++i) {
        drafts.push_back(draft(QByteArray::number(i), room));
        drafts.back().n = i;
        if (drafts.size() == 5000 || i == count) {
            append(std::exchange(drafts, {}));
        }
    }
}

Result<std::vector<Message>> StoreFixture::read(const ReadRequest& request) {
    std::optional<Result<std::vector<Message>>> answer;
    store().read(request, [&](auto result) { answer = std::move(result); });
    m_inbox.runUntil([&] { return answer.has_value(); });
    return *std::move(answer);
}

std::vector<Message> StoreFixture::readAll(const RoomName& room) {
    constexpr int kEverything = 10'000'000;
    auto page = read({room, Direction::Forward, 1, kEverything, 1LL << 40});
    return page ? *std::move(page) : std::vector<Message>();
}

Result<Seq> StoreFixture::trim(const RoomName& room, const Retention& retention) {
    std::optional<Result<Seq>> answer;
    store().trim(room, retention, [&](Result<Seq> result) { answer = result; });
    m_inbox.runUntil([&] { return answer.has_value(); });
    return *answer;
}

Error StoreFixture::save(const Person& person) {
    std::optional<Error> answer;
    store().save(person, [&](Error error) { answer = error; });
    m_inbox.runUntil([&] { return answer.has_value(); });
    return *answer;
}

Error StoreFixture::decide(const PolicyChange& change) {
    std::optional<Error> answer;
    store().save(change, [&](Error error) { answer = error; });
    m_inbox.runUntil([&] { return answer.has_value(); });
    return *answer;
}

Result<RoomHead> StoreFixture::createRoom(const RoomName& room) {
    std::optional<Result<RoomHead>> answer;
    store().createRoom(room, [&](auto result) { answer = std::move(result); });
    m_inbox.runUntil([&] { return answer.has_value(); });
    return *std::move(answer);
}

RoomHead StoreFixture::makeRoom(const RoomName& room) {
    Result<RoomHead> made = createRoom(room);
    if (!made) {
        qFatal("The room could not be made: %s", info(made.error()).message);
    }
    return *std::move(made);
}

Seq StoreFixture::keep(const Retention& retention) {
    const Result<Seq> oldest = trim(roomName(), retention);
    if (!oldest) {
        qFatal("The room could not be trimmed: %s", info(oldest.error()).message);
    }
    return *oldest;
}

RoomName roomName(QByteArrayView name) {
    return RoomName::parse(name).value();
}

Draft draft(const QByteArray& text, const RoomName& room) {
    static quint64 ticket = 0;
    return {.room = room,
            .cid = "a1",
            .from = "Ana",
            .via = {},
            .n = {},
            .text = text,
            .ticket = ++ticket};
}

Draft numbered(qint64 n, const QByteArray& text, const QByteArray& via) {
    Draft result = draft(text);
    result.n = n;
    result.via = via;
    return result;
}

std::vector<Seq> seqsOf(const std::vector<Message>& messages) {
    std::vector<Seq> seqs;
    seqs.reserve(messages.size());
    for (const Message& message : messages) {
        seqs.push_back(message.cursor.seq);
    }
    return seqs;
}

std::vector<Seq> seqsFrom(Seq first, Seq last) {
    std::vector<Seq> seqs;
    for (Seq seq = first; seq <= last; ++seq) {
        seqs.push_back(seq);
    }
    return seqs;
}

std::vector<QByteArray> textsOf(const std::vector<Message>& messages) {
    std::vector<QByteArray> texts;
    texts.reserve(messages.size());
    for (const Message& message : messages) {
        texts.push_back(message.text);
    }
    return texts;
}

} // namespace parlance
