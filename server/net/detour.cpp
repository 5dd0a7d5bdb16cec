#include "server/net/detour.h"

#include "server/protocol/limits.h"

namespace parlance {

Detour::Detour(Timers& timers, std::function<void(QByteArray)> pass, std::function<void()> cut)
    : m_timers(timers)
    , m_pass(std::move(pass))
    , m_cut(timers, std::move(cut))
    , m_next(timers, [this] { passDue(); }) {}

void Detour::follow(const Rule& rule) {
    const Rule before = std::exchange(m_rule, rule);
    if (rule.cutAfter == 0) {
        m_cut.stop();
    } else if (rule.cutAfter != before.cutAfter) {
        m_cut.start(rule.cutAfter);
    }
    if (!rule.hold) {
        passHeld();
    }
}

void Detour::write(QByteArray bytes) {
    if (!m_rule.hold) {
        return send(std::move(bytes));
    }
    m_heldSize += bytes.size();
    m_held.push_back(std::move(bytes));
    if (m_heldSize >= limits::kHeld) {
        passHeld();
    }
}

void Detour::passHeld() {
    m_heldSize = 0;
    for (QByteArray& bytes : std::exchange(m_held, {})) {
        send(std::move(bytes));
    }
}

void Detour::send(QByteArray bytes) {
    if (m_rule.delay == 0 && m_late.empty()) {
        return m_pass(std::move(bytes));
    }
    // Nothing overtakes, also where the delay has become shorter.
    const qint64 due = m_timers.now() + m_rule.delay;
    m_lateSize += bytes.size();
    m_late.push_back({m_late.empty() ? due : std::max(due, m_late.back().due), std::move(bytes)});
    if (!m_next.isActive()) {
        m_next.start(m_late.front().due - m_timers.now());
    }
}

void Detour::passDue() {
    const qint64 now = m_timers.now();
    while (!m_late.empty() && m_late.front().due <= now) {
        const QByteArray bytes = std::move(m_late.front().bytes);
        m_late.pop_front();
        m_lateSize -= bytes.size();
        m_pass(bytes);
    }
    if (!m_late.empty()) {
        m_next.start(m_late.front().due - now);
    }
}

void Detour::release() {
    m_next.stop();
    m_lateSize = 0;
    for (Late& late : std::exchange(m_late, {})) {
        m_pass(std::move(late.bytes));
    }
    m_heldSize = 0;
    for (QByteArray& bytes : std::exchange(m_held, {})) {
        m_pass(std::move(bytes));
    }
}

} // namespace parlance
