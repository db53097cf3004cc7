// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "repository/publicnames.h"

#include <QtCore/qregularexpression.h>

using namespace Qt::StringLiterals;

namespace {

bool isIdentifier(const QString &token)
{
    return !token.isEmpty() && (token.at(0).isLetter() || token.at(0) == u'_');
}

QStringList tokensOf(const QString &text)
{
    static const QRegularExpression token(uR"([A-Za-z_]\w*|\d[\w.']*|::|[^\s\w])"_s);
    QStringList tokens;
    for (auto matches = token.globalMatch(text); matches.hasNext();)
        tokens.append(matches.next().captured());
    return tokens;
}

} // namespace

// Reads declarations as this project writes them; it is no parser of C++.
class DeclarationReader
{
public:
    DeclarationReader(PublicNames &names, const QStringList &tokens)
        : m_names(names)
        , m_tokens(tokens)
    {}

    void read();

private:
    enum class Kind { Outside, Namespace, Class, Enum, Code };
    class Scope
    {
    public:
        Scope(Kind kindOfIt, const QString &nameOfIt, bool publicAtFirst)
            : kind(kindOfIt)
            , name(nameOfIt)
            , isPublic(publicAtFirst)
        {}

        Kind kind;
        QString name; // with its outer scopes, without HttpQ
        bool isPublic;
    };

    bool isDeclaring() const
    {
        return m_scopes.last().isPublic
               && (m_scopes.last().kind == Kind::Namespace || m_scopes.last().kind == Kind::Class);
    }
    QString qualified(const QString &name) const
    {
        const QString outer = m_scopes.last().name;
        return outer.isEmpty() ? name : outer + "::"_L1 + name;
    }
    void skipGroup(const QString &open, const QString &close);
    void readMacroCall();
    void readEnumerator();
    void endStatement();
    void openScope();
    void openClass(qsizetype keyword);

    PublicNames &m_names;
    const QStringList &m_tokens;
    qsizetype m_at = 0;
    QStringList m_statement; // so far, without what stands in parentheses and template brackets
    QList<Scope> m_scopes { Scope(Kind::Outside, {}, false) };
};

// Goes behind the bracket that closes the one at the present token.
void DeclarationReader::skipGroup(const QString &open, const QString &close)
{
    int depth = 0;
    for (; m_at < m_tokens.size(); ++m_at) {
        if (m_tokens.at(m_at) == open)
            ++depth;
        else if (m_tokens.at(m_at) == close && --depth == 0)
            break;
    }
    ++m_at;
}

void DeclarationReader::readMacroCall()
{
    const QString macro = m_tokens.at(m_at);
    if (macro == "HTTPQ_EXCEPTION"_L1 && isDeclaring()) {
        const QString name = qualified(m_tokens.value(m_at + 2));
        m_names.m_names.insert(name);
        m_names.m_bases[name].append(m_tokens.value(m_at + 4));
    }
    ++m_at;
    skipGroup(u"("_s, u")"_s);
}

void DeclarationReader::readEnumerator()
{
    const QString token = m_tokens.at(m_at);
    const QString next = m_tokens.value(m_at + 1);
    if (isIdentifier(token) && (next == u',' || next == u'=' || next == u'}')
        && m_scopes.last().isPublic)
        m_names.m_names.insert(qualified(token));
    ++m_at;
}

// What is declared is the name before the parameters, the initializer or the end.
void DeclarationReader::endStatement()
{
    const QStringList statement = std::exchange(m_statement, {});
    if (!isDeclaring() || statement.isEmpty() || statement.contains("operator"_L1)
        || statement.contains("friend"_L1))
        return;
    const QString first = statement.first();
    if (first == "using"_L1) {
        if (statement.value(2) == u'=')
            m_names.m_names.insert(qualified(statement.at(1)));
        return;
    }
    if (first == "QT_BEGIN_NAMESPACE"_L1 || first == "class"_L1 || first == "struct"_L1)
        return;
    const auto end = std::find_if(statement.begin(), statement.end(), [](const QString &token) {
        return token == u'(' || token == u'=' || token == u':';
    });
    if (end != statement.begin() && isIdentifier(*(end - 1)))
        m_names.m_names.insert(qualified(*(end - 1)));
}

void DeclarationReader::openClass(qsizetype keyword)
{
    const qsizetype colon = m_statement.indexOf(u":"_s, keyword);
    const qsizetype end = colon < 0 ? m_statement.size() : colon;
    QString name;
    for (qsizetype i = keyword + 1; i < end; ++i) {
        if (isIdentifier(m_statement.at(i)) && m_statement.at(i) != "final"_L1)
            name = m_statement.at(i);
    }
    const bool isVisible = isDeclaring();
    const QString full = qualified(name);
    if (isVisible) {
        m_names.m_names.insert(full);
        for (qsizetype i = end; i + 1 < m_statement.size(); ++i) {
            if (m_statement.at(i) == "public"_L1)
                m_names.m_bases[full].append(m_statement.at(i + 1));
        }
    }
    const bool isStruct = m_statement.at(keyword) == "struct"_L1;
    m_statement.clear();
    m_scopes.append(Scope(isVisible ? Kind::Class : Kind::Code, full, isStruct));
}

void DeclarationReader::openScope()
{
    const bool isCode = m_scopes.last().kind == Kind::Code;
    const qsizetype space = m_statement.indexOf(u"namespace"_s);
    const qsizetype enumeration = m_statement.indexOf(u"enum"_s);
    const qsizetype klass = m_statement.indexOf(u"class"_s);
    const qsizetype structure = m_statement.indexOf(u"struct"_s);
    const bool hasParameters = m_statement.contains(u"("_s);
    if (!isCode && space >= 0) {
        const QString name = m_statement.value(space + 1);
        const bool isOurs = name == "HttpQ"_L1 || m_scopes.last().kind == Kind::Namespace;
        const QString full = name == "HttpQ"_L1 ? QString() : qualified(name);
        m_statement.clear();
        m_scopes.append(Scope(isOurs ? Kind::Namespace : Kind::Outside, full, isOurs));
    } else if (!isCode && enumeration >= 0) {
        qsizetype at = enumeration + 1;
        if (m_statement.value(at) == "class"_L1)
            ++at;
        const QString full = qualified(m_statement.value(at));
        const bool isVisible = isDeclaring();
        if (isVisible)
            m_names.m_names.insert(full);
        m_statement.clear();
        m_scopes.append(Scope(Kind::Enum, full, isVisible));
    } else if (!isCode && !hasParameters && (klass >= 0 || structure >= 0)) {
        openClass(klass >= 0 ? klass : structure);
    } else {
        endStatement();
        m_scopes.append(Scope(Kind::Code, {}, false));
    }
    ++m_at;
}

void DeclarationReader::read()
{
    while (m_at < m_tokens.size()) {
        const QString token = m_tokens.at(m_at);
        const QString next = m_tokens.value(m_at + 1);
        const Kind kind = m_scopes.last().kind;
        if (token == u'}') {
            endStatement();
            if (m_scopes.size() > 1)
                m_scopes.removeLast();
            ++m_at;
        } else if (kind == Kind::Code) {
            if (token == u'{')
                m_scopes.append(Scope(Kind::Code, {}, false));
            ++m_at;
        } else if (kind == Kind::Enum) {
            readEnumerator();
        } else if (token == u'{') {
            openScope();
        } else if (token == u';') {
            endStatement();
            ++m_at;
        } else if (token == u'(') {
            m_statement.append(token);
            skipGroup(u"("_s, u")"_s);
        } else if (token == u'[') {
            skipGroup(u"["_s, u"]"_s);
        } else if (token == u'<' && !m_statement.isEmpty() && isIdentifier(m_statement.last())
                   && m_statement.last() != "operator"_L1) {
            skipGroup(u"<"_s, u">"_s);
        } else if ((token.startsWith("Q_"_L1) || token.startsWith("HTTPQ_"_L1)) && next == u'(') {
            readMacroCall();
        } else if ((token == "requires"_L1 || token == "decltype"_L1) && next == u'(') {
            ++m_at;
            skipGroup(u"("_s, u")"_s);
        } else if (token == "template"_L1 || token == "Q_GADGET"_L1 || token == "Q_OBJECT"_L1) {
            ++m_at;
            if (token == "template"_L1 && next == u'<')
                skipGroup(u"<"_s, u">"_s);
        } else if (kind == Kind::Class && token == u':'
                   && (m_statement == QStringList(u"public"_s)
                       || m_statement == QStringList(u"Q_SIGNALS"_s)
                       || m_statement == QStringList { u"public"_s, u"Q_SLOTS"_s })) {
            m_scopes.last().isPublic = true;
            m_statement.clear();
            ++m_at;
        } else if (kind == Kind::Class && token == u':'
                   && (m_statement == QStringList(u"private"_s)
                       || m_statement == QStringList(u"protected"_s)
                       || m_statement.value(1) == "Q_SLOTS"_L1)) {
            m_scopes.last().isPublic = false;
            m_statement.clear();
            ++m_at;
        } else {
            m_statement.append(token);
            ++m_at;
        }
    }
}

QString PublicNames::withoutComments(const QString &text)
{
    static const QRegularExpression noise(
            uR"(//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|(?<![^\n])[ \t]*#(?:[^\\\n]|\\\n|\\.)*)"_s,
            QRegularExpression::DotMatchesEverythingOption);
    QString left = text;
    return left.replace(noise, u" "_s);
}

void PublicNames::addHeader(const QString &text)
{
    const QStringList tokens = tokensOf(withoutComments(text));
    DeclarationReader(*this, tokens).read();
}

bool PublicNames::contains(const QString &name) const
{
    if (m_names.contains(name))
        return true;
    const qsizetype end = name.lastIndexOf("::"_L1);
    if (end < 0)
        return false;
    const QStringList bases = m_bases.value(name.left(end));
    return std::any_of(bases.begin(), bases.end(),
                       [&](const QString &base) { return contains(base + name.mid(end)); });
}
