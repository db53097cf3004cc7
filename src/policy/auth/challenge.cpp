// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/challenge.h"

#include "http/characters.h"

namespace HttpQ {

namespace {

// Digest, the scheme with the most, has nine.
constexpr qsizetype MaxParameters = 32;

// RFC 9110 11.2
constexpr bool isToken68(char c)
{
    return Characters::is(c, Characters::Digit) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || c == '-' || c == '.' || c == '_' || c == '~' || c == '+' || c == '/';
}

// Goes over a field value.
class FieldReader
{
public:
    explicit FieldReader(QByteArrayView text)
        : m_rest(text)
    {}

    bool skipWhitespace()
    {
        const qsizetype before = m_rest.size();
        while (startsWithWhitespace())
            m_rest = m_rest.sliced(1);
        return m_rest.size() < before;
    }

    // To the start of the next element. RFC 9110 5.6.1.2: elements may be empty.
    bool toElement()
    {
        while (startsWithWhitespace() || m_rest.startsWith(','))
            m_rest = m_rest.sliced(1);
        return !m_rest.isEmpty();
    }

    // Over whitespace. True if this is where an element ends.
    bool atElementEnd()
    {
        skipWhitespace();
        return m_rest.isEmpty() || m_rest.startsWith(',');
    }

    // To the comma behind this element.
    void skipElement()
    {
        bool quoted = false;
        qsizetype i = 0;
        for (; i < m_rest.size() && (quoted || m_rest[i] != ','); ++i) {
            if (quoted && m_rest[i] == '\\')
                ++i;
            else if (m_rest[i] == '"')
                quoted = !quoted;
        }
        m_rest = m_rest.sliced(qMin(i, m_rest.size()));
    }

    QByteArrayView takeToken()
    {
        qsizetype end = Characters::firstOutside(m_rest, Characters::Token);
        if (end < 0)
            end = m_rest.size();
        const QByteArrayView token = m_rest.first(end);
        m_rest = m_rest.sliced(end);
        return token;
    }

    // BWS "=" BWS
    bool takeEquals()
    {
        const QByteArrayView before = m_rest;
        skipWhitespace();
        if (!m_rest.startsWith('=')) {
            m_rest = before;
            return false;
        }
        m_rest = m_rest.sliced(1);
        skipWhitespace();
        return true;
    }

    // An element that is a token68; it ends where the element ends, or it is none.
    QByteArrayView takeToken68()
    {
        qsizetype end = 0;
        while (end < m_rest.size() && isToken68(m_rest[end]))
            ++end;
        if (end == 0)
            return {};
        while (end < m_rest.size() && m_rest[end] == '=')
            ++end;
        const QByteArrayView before = m_rest;
        m_rest = m_rest.sliced(end);
        if (atElementEnd())
            return before.first(end);
        m_rest = before;
        return {};
    }

    // token / quoted-string
    std::optional<QByteArray> takeValue()
    {
        if (m_rest.startsWith('"'))
            return takeQuoted();
        const QByteArrayView token = takeToken();
        return token.isEmpty() ? std::nullopt : std::optional(token.toByteArray());
    }

private:
    bool startsWithWhitespace() const
    {
        return !m_rest.isEmpty() && Characters::is(m_rest.front(), Characters::Whitespace);
    }

    // RFC 9110 5.6.4. Nothing if it is not closed.
    std::optional<QByteArray> takeQuoted()
    {
        QByteArray value("");
        for (qsizetype i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"') {
                m_rest = m_rest.sliced(i + 1);
                return value;
            }
            if (m_rest[i] == '\\' && ++i == m_rest.size())
                break;
            value += m_rest[i];
        }
        m_rest = {};
        return std::nullopt;
    }

    QByteArrayView m_rest;
};

// Collects the challenges of a field.
class ChallengeReader
{
public:
    ChallengeReader(QByteArrayView field, QList<Challenge> &challenges)
        : m_reader(field)
        , m_challenges(challenges)
    {}

    void read()
    {
        while (m_reader.toElement())
            readElement();
        finish();
    }

private:
    void readElement()
    {
        const QByteArrayView token = m_reader.takeToken();
        if (token.isEmpty()) {
            // It may have been a scheme: what follows does not belong to the challenge before.
            finish();
            m_reader.skipElement();
        } else if (m_reader.takeEquals()) {
            readParameter(token);
        } else {
            readScheme(token);
        }
    }

    void readScheme(QByteArrayView scheme)
    {
        finish();
        const bool hasSpace = m_reader.skipWhitespace();
        if (m_reader.atElementEnd()) {
            begin(scheme);
            return;
        }
        const QByteArrayView token68 = hasSpace ? m_reader.takeToken68() : QByteArrayView();
        if (!token68.isEmpty()) {
            begin(scheme);
            m_challenges.last().token68 = token68.toByteArray();
            return;
        }
        const QByteArrayView name = hasSpace ? m_reader.takeToken() : QByteArrayView();
        if (name.isEmpty() || !m_reader.takeEquals()) {
            m_reader.skipElement();
            return;
        }
        begin(scheme);
        readParameter(name);
    }

    void readParameter(QByteArrayView name)
    {
        const std::optional<QByteArray> value = m_reader.takeValue();
        if (value && m_isInChallenge)
            m_isAmbiguous = !m_challenges.last().parameters.add(name, *value) || m_isAmbiguous;
        if (!m_reader.atElementEnd())
            m_reader.skipElement();
    }

    void begin(QByteArrayView scheme)
    {
        m_challenges.append(Challenge(scheme));
        m_isInChallenge = true;
    }

    void finish()
    {
        if (m_isInChallenge && m_isAmbiguous)
            m_challenges.removeLast();
        m_isInChallenge = false;
        m_isAmbiguous = false;
    }

    FieldReader m_reader;
    QList<Challenge> &m_challenges;
    bool m_isInChallenge = false; // the last of them
    bool m_isAmbiguous = false;
};

} // namespace

AuthParameters AuthParameters::fromList(QByteArrayView list)
{
    AuthParameters parameters;
    FieldReader reader(list);
    while (reader.toElement()) {
        const QByteArrayView name = reader.takeToken();
        if (!name.isEmpty() && reader.takeEquals()) {
            const std::optional<QByteArray> value = reader.takeValue();
            if (value && !parameters.add(name, *value))
                return {};
        }
        if (!reader.atElementEnd())
            reader.skipElement();
    }
    return parameters;
}

std::optional<QByteArray> AuthParameters::value(QByteArrayView name) const
{
    for (const auto &[key, value] : m_parameters) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

bool AuthParameters::add(QByteArrayView name, const QByteArray &value)
{
    const QByteArray key = name.toByteArray().toLower();
    if (m_parameters.size() == MaxParameters || this->value(key))
        return false;
    m_parameters.append({ key, value });
    return true;
}

QList<Challenge> Challenge::parse(const Headers &headers, QAnyStringView field)
{
    QList<Challenge> challenges;
    for (const QByteArray &value : headers.values(field))
        ChallengeReader(value, challenges).read();
    return challenges;
}

bool Challenge::isScheme(QByteArrayView name) const
{
    return Characters::equalsIgnoringCase(scheme, name);
}

} // namespace HttpQ
