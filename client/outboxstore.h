// What was typed and not sent yet, in a file: it outlives the program, and comes back under the
// same numbers, so that what had arrived after all is stored once. One frame a line, as it will be
// sent.
#pragma once

#include "client/roomurl.h"
#include "server/protocol/message.h"

#include <QLockFile>

#include <deque>
#include <memory>
#include <vector>

namespace parlance {

class OutboxStore {
public:
    // Keeps nothing.
    OutboxStore() = default;
    // The file of this room of this server. Of several programs the first has it as long as it
    // lives; the others keep nothing.
    OutboxStore(const QString& directory, const RoomUrl& room);

    // What an earlier program left; lines that make no sense are passed over.
    std::vector<PostFrame> load() const;
    // Replaces the file at once and whole. Whether it could be written.
    bool save(const std::deque<PostFrame>& frames) const;

    static QString defaultDirectory();

private:
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace parlance
