#include "server/transport/form.h"

namespace parlance {

QByteArray jsonOf(const Frame& frame) {
    return std::visit([](const auto& value) { return codec::encode(value); }, frame);
}

QByteArray typeOf(const Frame& frame) {
    static constexpr std::array<const char*, std::variant_size_v<Frame>> kNames{
        "hello", "presence", "typing", "heartbeat", "echo", "bye", "posted", "error"};
    return kNames[frame.index()];
}

const QByteArray& jsonOf(const Entry& entry) {
    return entry.bytes(Slot::Json, [](const Entry& self) { return codec::encode(self.message()); });
}

qsizetype payloadOf(const Form& form, const Entry& entry) {
    const bool hasJson = form.slot < Slot::Html && form.slot != Slot::TextEvent;
    return hasJson ? jsonOf(entry).size() : entry.bytes(form.slot, form.entry).size();
}

} // namespace parlance
