#include "server/http/fields.h"

#include <algorithm>

namespace parlance::http {
namespace {

// Calls `is` with the parts between separators, trimmed, until one of them is.
template <typename Is>
bool anyPart(QByteArrayView text, char separator, Is is) {
    while (true) {
        const qsizetype end = text.indexOf(separator);
        if (is((end < 0 ? text : text.first(end)).trimmed())) {
            return true;
        }
        if (end < 0) {
            return false;
        }
        text = text.sliced(end + 1);
    }
}

template <typename Take>
void forEachPart(QByteArrayView text, char separator, Take take) {
    anyPart(text, separator, [&](QByteArrayView part) {
        take(part);
        return false;
    });
}

QByteArray decodeComponent(QByteArrayView text) {
    if (!text.contains('+') && !text.contains('%')) {
        return text.toByteArray(); // As nearly all are.
    }
    QByteArray plain = text.toByteArray();
    plain.replace('+', ' ');
    return QByteArray::fromPercentEncoding(plain);
}

bool sameToken(QByteArrayView a, QByteArrayView b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

struct Range {
    QByteArray type;
    double quality = 1.0;

    // How closely the range names the offer: 0 not at all, 1 "*/*", 2 "text/*", 3 by name.
    int specificity(QByteArrayView offer) const {
        if (type == "*/*") {
            return 1;
        }
        if (type.endsWith("/*")) {
            return offer.startsWith(QByteArrayView(type).chopped(1)) ? 2 : 0;
        }
        return type == offer ? 3 : 0;
    }
};

Range parseRange(QByteArrayView element) {
    Range range;
    bool first = true;
    forEachPart(element, ';', [&](QByteArrayView part) {
        if (first) {
            range.type = part.toByteArray().toLower();
        } else if (part.startsWith("q=") || part.startsWith("Q=")) {
            bool ok = false;
            const double quality = part.sliced(2).toByteArray().toDouble(&ok);
            range.quality = ok ? std::clamp(quality, 0.0, 1.0) : 0.0;
        }
        first = false;
    });
    return range;
}

} // namespace

std::vector<Parameter> parseUrlEncoded(QByteArrayView text) {
    std::vector<Parameter> parameters;
    forEachPart(text, '&', [&](QByteArrayView pair) {
        if (pair.isEmpty()) {
            return;
        }
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = equals < 0 ? pair : pair.first(equals);
        const QByteArrayView value = equals < 0 ? QByteArrayView() : pair.sliced(equals + 1);
        parameters.push_back({decodeComponent(name), decodeComponent(value)});
    });
    return parameters;
}

std::optional<QByteArray> find(const std::vector<Parameter>& parameters, QByteArrayView name) {
    for (const Parameter& parameter : parameters) {
        if (parameter.name == name) {
            return parameter.value;
        }
    }
    return std::nullopt;
}

std::vector<QByteArrayView> splitList(QByteArrayView value) {
    std::vector<QByteArrayView> elements;
    forEachPart(value, ',', [&](QByteArrayView element) {
        if (!element.isEmpty()) {
            elements.push_back(element);
        }
    });
    return elements;
}

bool listHas(QByteArrayView value, QByteArrayView token) {
    return anyPart(value, ',', [&](QByteArrayView element) { return sameToken(element, token); });
}

QByteArray mediaType(QByteArrayView value) {
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.first(end)).trimmed().toByteArray().toLower();
}

int negotiate(QByteArrayView accept, std::span<const char* const> offers) {
    if (accept.trimmed().isEmpty()) {
        return 0;
    }
    std::vector<Range> ranges;
    for (const QByteArrayView element : splitList(accept)) {
        ranges.push_back(parseRange(element));
    }
    int best = -1;
    double bestQuality = 0;
    int bestSpecificity = 0;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        // Of the ranges that match an offer the most specific one gives its quality.
        const Range* match = nullptr;
        int specificity = 0;
        for (const Range& range : ranges) {
            if (range.specificity(offers[i]) > specificity) {
                specificity = range.specificity(offers[i]);
                match = &range;
            }
        }
        if (match == nullptr || match->quality <= 0) {
            continue;
        }
        if (match->quality > bestQuality ||
            (match->quality == bestQuality && specificity > bestSpecificity)) {
            best = static_cast<int>(i);
            bestQuality = match->quality;
            bestSpecificity = specificity;
        }
    }
    return best;
}

int lookUpLanguage(QByteArrayView accept, std::span<const QByteArray> offers) {
    std::vector<Range> ranges;
    for (const QByteArrayView element : splitList(accept)) {
        ranges.push_back(parseRange(element));
    }
    std::stable_sort(ranges.begin(), ranges.end(),
                     [](const Range& a, const Range& b) { return a.quality > b.quality; });
    for (const Range& range : ranges) {
        if (range.quality <= 0) {
            break;
        }
        for (QByteArray tag = range.type; !tag.isEmpty();
             tag.truncate(std::max<qsizetype>(0, tag.lastIndexOf('-')))) {
            const auto found = std::find(offers.begin(), offers.end(), tag);
            if (found != offers.end()) {
                return static_cast<int>(found - offers.begin());
            }
        }
    }
    return -1;
}

std::optional<int> preferredWait(QByteArrayView prefer) {
    std::optional<int> wait;
    anyPart(prefer, ',', [&](QByteArrayView element) {
        if (const qsizetype semicolon = element.indexOf(';'); semicolon >= 0) {
            element = element.first(semicolon);
        }
        const qsizetype equals = element.indexOf('=');
        if (equals < 0 || !sameToken(element.first(equals).trimmed(), "wait")) {
            return false;
        }
        // A value may stand in quotes (RFC 7240 section 2).
        QByteArrayView value = element.sliced(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"')) {
            value = value.sliced(1, value.size() - 2);
        }
        bool ok = false;
        const int seconds = value.toInt(&ok);
        if (ok && seconds >= 0) {
            wait = seconds;
        }
        return wait.has_value();
    });
    return wait;
}

std::optional<QByteArray> cookie(QByteArrayView field, QByteArrayView name) {
    std::optional<QByteArray> value;
    anyPart(field, ';', [&](QByteArrayView pair) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.first(equals) == name) {
            value = pair.sliced(equals + 1).toByteArray();
        }
        return value.has_value();
    });
    return value;
}

bool etagMatches(QByteArrayView ifNoneMatch, QByteArrayView etag) {
    return anyPart(ifNoneMatch, ',', [&](QByteArrayView candidate) {
        if (candidate.startsWith("W/")) {
            candidate = candidate.sliced(2);
        }
        return candidate == etag || candidate == "*";
    });
}

} // namespace parlance::http
