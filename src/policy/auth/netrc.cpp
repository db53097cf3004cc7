// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/auth/netrc.h"

#include "http/characters.h"

namespace HttpQ {

namespace {

Error refusal(const QString &message)
{
    return Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local, message);
}

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Goes over the words of the text.
class Tokenizer
{
public:
    explicit Tokenizer(QByteArrayView text)
        : m_rest(text)
    {}

    int line() const { return m_line; }
    bool atEnd() const { return m_rest.isEmpty(); }
    bool hasUnclosedQuote() const { return m_hasUnclosedQuote; }

    void skipSpace()
    {
        while (!m_rest.isEmpty() && isSpace(m_rest.front()))
            take();
    }

    bool atComment() const { return m_rest.startsWith('#'); }

    // Without its end.
    QByteArrayView takeLine()
    {
        const qsizetype found = m_rest.indexOf('\n');
        const QByteArrayView line = m_rest.first(found < 0 ? m_rest.size() : found);
        m_rest = m_rest.sliced(line.size());
        if (!m_rest.isEmpty())
            take();
        return line;
    }

    // Nothing if there is none.
    std::optional<QByteArray> takeWord()
    {
        skipSpace();
        if (m_rest.isEmpty())
            return std::nullopt;
        if (m_rest.front() == '"')
            return takeQuoted();
        QByteArray word;
        while (!m_rest.isEmpty() && !isSpace(m_rest.front()))
            word += take();
        return word;
    }

private:
    std::optional<QByteArray> takeQuoted()
    {
        QByteArray word("");
        take();
        while (!m_rest.isEmpty() && m_rest.front() != '\n') {
            const char c = take();
            if (c == '"')
                return word;
            if (c != '\\')
                word += c;
            else if (!m_rest.isEmpty() && m_rest.front() != '\n')
                word += unescaped(take());
        }
        m_hasUnclosedQuote = true;
        return std::nullopt;
    }

    static char unescaped(char c)
    {
        switch (c) {
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return c;
        }
    }

    char take()
    {
        const char c = m_rest.front();
        m_rest = m_rest.sliced(1);
        m_line += c == '\n';
        return c;
    }

    QByteArrayView m_rest;
    int m_line = 1;
    bool m_hasUnclosedQuote = false;
};

// Reads entry after entry. The text of errors holds nothing of the file: it may be a password.
class NetrcReader
{
public:
    explicit NetrcReader(QByteArrayView text)
        : m_words(text)
    {}

    // False at the end, and at an error.
    bool readItem()
    {
        m_words.skipSpace();
        if (m_words.atEnd())
            return false;
        if (m_words.atComment()) {
            m_words.takeLine();
            return true;
        }
        m_line = m_words.line();
        const std::optional<QByteArray> keyword = m_words.takeWord();
        if (!keyword)
            return fail(UnclosedQuote);
        if (keyword == "default") {
            m_entry = &fallback.emplace();
            return true;
        }
        if (keyword == "machine")
            return readMachine();
        if (keyword == "macdef")
            return skipMacro();
        return readField(*keyword);
    }

    const QString &error() const { return m_error; }

    QList<Netrc::Entry> entries;
    std::optional<Netrc::Entry> fallback;

private:
    static constexpr QLatin1StringView UnclosedQuote { "a quotation mark is not closed" };

    bool fail(QLatin1StringView what)
    {
        m_error = QStringLiteral("The netrc file has an error in line %1: %2")
                          .arg(QString::number(m_line), what);
        return false;
    }

    std::optional<QByteArray> takeValue(QLatin1StringView missing)
    {
        const std::optional<QByteArray> value = m_words.takeWord();
        if (!value && m_words.hasUnclosedQuote()) {
            m_line = m_words.line();
            fail(UnclosedQuote);
        } else if (!value) {
            fail(missing);
        }
        return value;
    }

    bool readMachine()
    {
        const auto name = takeValue(QLatin1StringView("machine without a name"));
        if (!name)
            return false;
        m_entry = &entries.emplaceBack();
        m_entry->machine = *name;
        return true;
    }

    // The commands of a macro end at an empty line.
    bool skipMacro()
    {
        if (!takeValue(QLatin1StringView("macdef without a name")))
            return false;
        m_words.takeLine();
        while (!m_words.atEnd() && !m_words.takeLine().trimmed().isEmpty()) {}
        return true;
    }

    bool readField(QByteArrayView keyword)
    {
        QByteArray Netrc::Entry::*field = nullptr;
        if (keyword == "login")
            field = &Netrc::Entry::login;
        else if (keyword == "password")
            field = &Netrc::Entry::password;
        else if (keyword == "account")
            field = &Netrc::Entry::account;
        else
            return fail(QLatin1StringView("expected machine, default, login, password, account "
                                          "or macdef"));
        if (!m_entry)
            return fail(QLatin1StringView("login, password or account before any machine"));
        const auto value = takeValue(QLatin1StringView("login, password or account without a "
                                                       "value"));
        if (value)
            m_entry->*field = *value;
        return value.has_value();
    }

    Tokenizer m_words;
    Netrc::Entry *m_entry = nullptr; // the one that is being read
    int m_line = 1; // where the item that is being read began
    QString m_error;
};

} // namespace

Result<Netrc> Netrc::fromText(const QByteArray &text)
{
    if (text.size() > MaxSize) {
        return refusal(QStringLiteral("The netrc file has %1 bytes, more than the %2 that are read")
                               .arg(text.size())
                               .arg(MaxSize));
    }
    // Some editors put a byte order mark in front.
    NetrcReader reader(text.startsWith("\xef\xbb\xbf") ? QByteArrayView(text).sliced(3)
                                                       : QByteArrayView(text));
    while (reader.readItem()) {}
    if (!reader.error().isEmpty())
        return refusal(reader.error());
    Netrc netrc;
    netrc.m_entries = reader.entries;
    netrc.m_default = reader.fallback;
    return netrc;
}

std::optional<Netrc::Entry> Netrc::find(QByteArrayView host, Default fallback) const
{
    for (const Entry &entry : m_entries) {
        if (Characters::equalsIgnoringCase(entry.machine, host))
            return entry;
    }
    return fallback == Default::Used ? m_default : std::nullopt;
}

} // namespace HttpQ
