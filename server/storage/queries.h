// Every statement on the tables that grow. A test asks SQLite for the plan of each that reads: it
// has to search, never to scan.
#pragma once

#include <array>

namespace parlance::storage::queries {

// Room, cid, via and n may stand already; then nothing happens and no row has changed. So a fresh
// entry, which nearly all are, costs no question beforehand.
inline constexpr const char* kInsert = R"sql(
    INSERT INTO entries (key, room, cid, name, via, n, at, text)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (room, cid, via, n) WHERE n IS NOT NULL DO NOTHING)sql";

inline constexpr const char* kFindSent = R"sql(
    SELECT key, name, at, text FROM entries
    WHERE room = ?1 AND cid = ?2 AND via = ?3 AND n = ?4)sql";

inline constexpr const char* kReadForward = R"sql(
    SELECT key, cid, name, via, n, at, text FROM entries
    WHERE key BETWEEN ?1 AND ?2 ORDER BY key LIMIT ?3)sql";

inline constexpr const char* kReadBackward = R"sql(
    SELECT key, cid, name, via, n, at, text FROM entries
    WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT ?3)sql";

inline constexpr const char* kReadTime = "SELECT at FROM entries WHERE key = ?1";

inline constexpr const char* kReadSpoken =
    "SELECT cid, at FROM entries WHERE key BETWEEN ?1 AND ?2 ORDER BY key";

inline constexpr const char* kDelete = "DELETE FROM entries WHERE key >= ?1 AND key < ?2";

inline constexpr const char* kUpdateRoom = R"sql(
    UPDATE rooms SET oldest = ?2, head = ?3, last_at = ?4 WHERE id = ?1)sql";

inline constexpr std::array kSearching{kFindSent,   kReadForward, kReadBackward, kReadTime,
                                       kReadSpoken, kDelete,      kUpdateRoom};

// At the start, and only then, these tables are read as a whole.
inline constexpr const char* kLoadRooms =
    "SELECT id, name, epoch, oldest, head, last_at FROM rooms ORDER BY id";
inline constexpr const char* kLoadPeople = "SELECT cid, name, token, seen FROM people";

inline constexpr const char* kLoadRules =
    "SELECT room, locked, slow, password, invitation FROM rules";
inline constexpr const char* kLoadStandings = "SELECT room, cid, admitted, muted FROM standings";
inline constexpr const char* kLoadBans =
    "SELECT id, cid, address, name, at, until FROM bans ORDER BY at";

inline constexpr std::array kLoading{kLoadRooms, kLoadPeople, kLoadRules, kLoadStandings,
                                     kLoadBans};

} // namespace parlance::storage::queries
