// Small grammars inside header fields and targets: lists, preferences, cookies, url-encoding.
// Pure functions, lenient where a wrong field may simply be ignored.
#pragma once

#include <QByteArray>

#include <optional>
#include <span>
#include <vector>

namespace parlance::http {

struct Parameter {
    QByteArray name;
    QByteArray value;
};

// application/x-www-form-urlencoded: a query or a form's body. "+" is a space, "%41" an A.
std::vector<Parameter> parseUrlEncoded(QByteArrayView text);
// The first parameter of this name.
std::optional<QByteArray> find(const std::vector<Parameter>& parameters, QByteArrayView name);

// The elements of a comma-separated list, trimmed, the empty ones left out (RFC 9110
// section 5.6.1).
std::vector<QByteArrayView> splitList(QByteArrayView value);
// Whether a comma-separated list holds this token, compared without regard to case.
bool listHas(QByteArrayView value, QByteArrayView token);

// The media type without its parameters, in lower case: "application/json".
QByteArray mediaType(QByteArrayView value);

// Which of `offers` an Accept field likes best (RFC 9110 section 12.5.1); -1 for none of them. An
// absent field takes the first. Of equals the more specific range wins, then the earlier offer.
int negotiate(QByteArrayView accept, std::span<const char* const> offers);

// Which of `offers`, in lower case, an Accept-Language field likes best, by lookup (RFC 4647
// section 3.4): "de-AT" is content with "de". -1 for none of them.
int lookUpLanguage(QByteArrayView accept, std::span<const QByteArray> offers);

// The seconds of "Prefer: wait=N" (RFC 7240 section 4.3).
std::optional<int> preferredWait(QByteArrayView prefer);

// The value of this cookie in a Cookie field (RFC 6265 section 4.2.1).
std::optional<QByteArray> cookie(QByteArrayView field, QByteArrayView name);

// Whether an If-None-Match field names this entity tag, compared weakly (RFC 9110 section 13.1.2).
bool etagMatches(QByteArrayView ifNoneMatch, QByteArrayView etag);

} // namespace parlance::http
