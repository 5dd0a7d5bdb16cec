// Every limit of the server, each with its reason. Sizes are bytes, times are milliseconds.
// Where a test has to reach a deadline sooner it hands the server other Deadlines.
#pragma once

#include <QtGlobal>

namespace parlance::limits {

// Sizes of what a guest may send.
inline constexpr qsizetype kHead = 16 * 1024;    // Browsers send 2 KiB; cookies may add a few.
inline constexpr qsizetype kTarget = 4 * 1024;   // Cursor, state and wait fit in 200 bytes.
inline constexpr qsizetype kBody = 100'000;      // 16 KiB of text escaped to 98,315 bytes fits,
                                                 // and it stays below Chromium's 131,000-byte
                                                 // fragments, which QWebSocket cannot join.
inline constexpr qsizetype kPingBody = 1024;     // A beacon may carry a few words.
inline constexpr qsizetype kText = 16 * 1024;    // Several pages: more is a file, not a message.
inline constexpr qsizetype kNameCharacters = 40; // Fits a list of people on a phone.
inline constexpr qsizetype kVia = 64;            // A random string with room to spare.
inline constexpr qsizetype kNonce = 64;
inline constexpr qsizetype kRoomName = 32;
inline constexpr qsizetype kPassword = 200;        // Of a room: a sentence.
inline constexpr qsizetype kPipelined = 64 * 1024; // Bytes of later requests kept while one waits.

// Sizes of what the server sends and keeps.
inline constexpr int kTailEntries = 1000;            // Enough for a classroom's last minutes.
inline constexpr qsizetype kTailBytes = 1024 * 1024; // Sixty-four of the largest texts.
inline constexpr int kPageEntries = 200;             // One read of the log for a stream.
inline constexpr qsizetype kPageBytes = 256 * 1024;
inline constexpr int kAnswerEntries = 500; // One JSON answer.
inline constexpr qsizetype kAnswerBytes = 1024 * 1024;
inline constexpr qsizetype kInflation = 6; // A control character is one byte and six in JSON, so
                                           // of texts only a sixth is read for a page.
inline constexpr int kFirstEntries = 50;   // What a newcomer sees without asking.
inline constexpr int kPresenceNames = 200; // Names in one full presence.
inline constexpr qsizetype kSsePadding = 2048;     // Opens buffers of proxies and browsers.
inline constexpr qsizetype kUnsent = 1024 * 1024;  // More than this unsent: cut.
inline constexpr qsizetype kPullBelow = 64 * 1024; // A stream reads on below this much unsent.
inline constexpr qsizetype kHeld = 64 * 1024;  // What a simulated proxy gathers: nginx has eight
                                               // buffers of 8 KiB.
inline constexpr int kSendBuffer = 256 * 1024; // SO_SNDBUF; the kernel doubles it.

// Counts.
inline constexpr int kBacklog = 4096;              // A class that opens a page at one word.
inline constexpr int kConnections = 12'000;        // 10,000 readers and their requests.
inline constexpr int kConnectionsPerAddress = 200; // A school behind one NAT; see net/address.h.
inline constexpr int kDescriptorReserve = 64;      // Kept for the log and the program.
inline constexpr int kRefusedAtOnce = 32;          // Half of that reserve, for saying why not.
inline constexpr int kRooms = 1000;
inline constexpr int kPeople = 100'000;
inline constexpr int kDraftsWaiting = 10'000; // Beyond these the disk is too slow.
inline constexpr qsizetype kDraftBytesWaiting = 8 * 1024 * 1024;
inline constexpr int kPasswordsWaiting = 256;         // Some 15 s of trying.
inline constexpr int kPasswordsWaitingOfAddress = 32; // A class behind one NAT.
inline constexpr int kStateHistory = 256;             // Changes of people kept for differences.

// How often: one each `every` milliseconds, and `burst` at once after a rest.
struct Rate {
    qint64 every;
    int burst;
};
inline constexpr Rate kPosts{100, 100}; // A person's messages: a pasted list goes at once.
inline constexpr Rate kTyping{500, 20}; // Clients tell it every 3 s.
inline constexpr Rate kJoins{500, 200}; // An address's: a school behind one NAT that begins.
inline constexpr Rate kNewPeople{60'000, 1'000}; // An address's: kPeople last it for two months.
inline constexpr Rate kNewRooms{60'000, 20};     // An address's: one guest must not fill kRooms.
inline constexpr Rate kPasswords{6'000, 10};     // An address's wrong ones: 14,400 a day.
inline constexpr qint64 kRatePause = 1'000; // At least: shorter pauses would be asked again and
                                            // again by whoever has much to say.

// Times that have one value everywhere.
inline constexpr qint64 kKicked = 10 * 60'000;      // Time enough to be missed and to calm down.
inline constexpr qint64 kSlowMost = 3'600'000;      // Slower is locked.
inline constexpr qint64 kLongPollMax = 55'000;      // Below the 60 s of common proxies.
inline constexpr qint64 kTypingShown = 6'000;       // A signal is repeated every 3 s.
inline constexpr qint64 kStateEvery = 1'000;        // People and typing, at most once a room.
inline constexpr qint64 kNameHeld = 10 * 60'000;    // A name waits for its owner this long.
inline constexpr qint64 kGuestShown = 90'000;       // A guest's last poll to the host's eye.
inline constexpr qint64 kSimulatedTime = 3'600'000; // An hour: longer is no fault but a rest.
inline constexpr qint64 kStatsEvery = 1'000;
inline constexpr qint64 kLanesEvery = 100;
inline constexpr int kUserTimeout = 30'000; // TCP_USER_TIMEOUT of accepted sockets.

} // namespace parlance::limits

namespace parlance {

// Every deadline that a test wants to reach sooner than a person would.
struct Deadlines {
    qint64 head = 10'000;         // From the first byte to the end of a request's head.
    qint64 body = 30'000;         // From the end of the head to the end of the body.
    qint64 idle = 75'000;         // A kept connection without a request; above 60 s, because
                                  // hidden pages run their timers once a minute.
    qint64 writeStall = 30'000;   // Bytes waiting and none taken.
    qint64 heartbeat = 15'000;    // Between heartbeats on a stream.
    qint64 secondFrame = 300;     // After hello, so that a client can tell a buffering proxy.
    qint64 lingerStream = 10'000; // A person stays this long after the last stream or wait,
    qint64 lingerPoll = 90'000;   // and this long after a short poll.
    qint64 endlessPage = 300'000; // An endless document is replaced by a fresh one.
    qint64 drain = 2'000;         // What a stop gives its guests to take their goodbye.
};

} // namespace parlance
