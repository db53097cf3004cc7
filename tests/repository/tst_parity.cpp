// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// docs/parity.md says for every public name of HTTPX what takes its place here, and which test shows
// it. That what it names exists is seen here.

#include "repository/publicnames.h"

#include <QtCore/qdir.h>
#include <QtCore/qdiriterator.h>
#include <QtCore/qfile.h>
#include <QtCore/qlibraryinfo.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;

class tst_Parity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void declarations_data();
    void declarations();
    void namesOfTheHeaders_data();
    void namesOfTheHeaders();
    void testsThatAreThere_data();
    void testsThatAreThere();
    void rowsAreComplete();
    void namesAreListedOnce();
    void namesExist();
    void testsExist();
    void onlyTheseAreOpen();

private:
    class Row
    {
    public:
        QString place() const { return u"docs/parity.md:%1"_s.arg(line); }

        int line = 0;
        QStringList cells;
    };
    enum Cell { Httpx, Ours, Test, Note, CellCount };

    static QString contents(const QString &path);
    static QStringList codeIn(const QString &cell);
    bool isName(const QString &name) const;
    static bool isQtName(const QString &name);
    QString reasonAgainstTest(const QString &name) const;

    PublicNames m_names;
    QHash<QString, QString> m_tests; // the text of each program without comments
    QList<Row> m_rows;
};

QString tst_Parity::contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// What stands in backticks.
QStringList tst_Parity::codeIn(const QString &cell)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    QStringList names;
    for (auto matches = code.globalMatch(cell); matches.hasNext();)
        names.append(matches.next().captured(1));
    return names;
}

void tst_Parity::initTestCase()
{
    const QStringList headers =
            contents(QStringLiteral(HTTPQ_HEADER_LIST)).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(!headers.isEmpty());
    for (const QString &header : headers)
        m_names.addHeader(contents(header));

    const QDir root(QStringLiteral(HTTPQ_SOURCE_DIR));
    QDirIterator files(root.filePath(u"tests"_s), { u"tst_*.cpp"_s }, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        m_tests.insert(QFileInfo(path).completeBaseName(),
                       PublicNames::withoutComments(contents(path)));
    }
    QVERIFY(m_tests.contains(u"tst_parity"_s));

    const QStringList lines = contents(root.filePath(u"docs/parity.md"_s)).split(u'\n');
    static const QRegularExpression separator(uR"((?<!\\)\|)"_s);
    for (int i = 0; i < int(lines.size()); ++i) {
        const QString line = lines.at(i).trimmed();
        if (!line.startsWith(u'|') || line.startsWith("|---"_L1) || line.startsWith("| HTTPX |"_L1))
            continue;
        Row row;
        row.line = i + 1;
        row.cells = line.sliced(1).chopped(line.endsWith(u'|') ? 1 : 0).split(separator);
        for (QString &cell : row.cells)
            cell = cell.trimmed();
        m_rows.append(row);
    }
    QVERIFY(m_rows.size() > 200);
}

void tst_Parity::declarations_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isDeclared");
    for (const char *name : { "free",
                              "exported",
                              "aTemplate",
                              "Alias",
                              "Value",
                              "Value::Value",
                              "Value::Kind",
                              "Value::Kind::One",
                              "Value::Kind::Two",
                              "Value::kind",
                              "Value::member",
                              "Value::list",
                              "Value::changed",
                              "Value::slot",
                              "Value::Inner",
                              "Value::Inner::number",
                              "Derived",
                              "Derived::kind",
                              "Derived::more",
                              "Detail::helper",
                              "Thrown",
                              "Thrown::kind" })
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : { "fre",
                              "Free",
                              "commented",
                              "Forward",
                              "HttpQ",
                              "outside",
                              "parameter",
                              "local",
                              "Value::kin",
                              "Value::hidden",
                              "Value::guarded",
                              "Value::parameter",
                              "Value::local",
                              "Value::One",
                              "Value::Kind::Tow",
                              "Value::friendly",
                              "Value::quoted",
                              "kind",
                              "Derived::hidden",
                              "Hidden::kind",
                              "Detail::free",
                              "Thrown::more",
                              "MACRO",
                              "" })
        QTest::newRow(qPrintable("not "_L1 + QLatin1StringView(name)))
                << QString::fromLatin1(name) << false;
}

void tst_Parity::declarations()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isDeclared);
    PublicNames names;
    names.addHeader(uR"(
#define MACRO(x) \
    void commented();
QT_BEGIN_NAMESPACE
class QThing;
QT_END_NAMESPACE
void outside();
namespace HttpQ {
class Forward;
// void commented();
/* void commented(); */
void free(int parameter = 1);
[[nodiscard]] HTTPQ_EXPORT QList<Value> exported();
using Alias = std::function<void(const Value &parameter)>;
template<typename T>
    requires(!std::is_void_v<T>)
T aTemplate(const T &parameter)
{
    int local = 0;
    return local;
}
class HTTPQ_EXPORT Value
{
    Q_GADGET
    Q_PROPERTY(int quoted READ quoted)
public:
    enum class Kind {
        One, //!< first
        Two = 2,
    };
    Q_ENUM(Kind)
    Value();
    explicit Value(int parameter)
        : m_value(parameter)
    {}
    Kind kind() const { return Kind::One; }
    std::optional<int> member = 3;
    QMap<QString, QList<int>> list;
    class Inner
    {
    public:
        int number { 0 };
    };
    friend bool friendly(int);
    const char *text = "void quoted();";
Q_SIGNALS:
    void changed();
public Q_SLOTS:
    void slot();
protected:
    void guarded();
private:
    void hidden();
    int m_value;
};
class Derived : public Value
{
public:
    void more();
};
class Hidden : Value
{};
namespace Detail {
void helper();
}
HTTPQ_EXCEPTION(Thrown, Value)
} // namespace HttpQ
)"_s);
    QCOMPARE(names.contains(name), isDeclared);
}

void tst_Parity::namesOfTheHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isThere");
    for (const char *name :
         { "AsyncClient", "AsyncClient::get", "AsyncClient::baseUrlChanged", "Response::status()",
           "HttpQ::Response::status", "Error::Kind::CookieConflict", "Error::Phase", "ReadTimeout",
           "ReadTimeout::error", "Status::NotFound", "waitFor", "HttpQ::get", "Timeout::none",
           "DigestAuth::needsRequestBody", "Cookie::isHostOnly", "QUrl::resolved",
           "QNetworkCookieJar", "QUrlQuery::removeAllQueryItems()" })
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : { "AsyncClinet",           "AsyncClient::gett",
                              "AsyncClient::Get",      "AsyncClient::m_core",
                              "AsyncClient::begin",    "Response::statusCode",
                              "Error::CookieConflict", "Error::Kind::Cookie",
                              "ReadTimeOut",           "Status::Notfound",
                              "HttpQ::fetch",          "httpq::get",
                              "AsyncClient::",         "::get",
                              "AsyncClient.get",       "get(url)",
                              "Timeout::None",         "QUrl::resolvd",
                              "QNetworkCookieJr",      "QUrl::Kind::x" })
        QTest::newRow(qPrintable("not "_L1 + QLatin1StringView(name)))
                << QString::fromLatin1(name) << false;
}

void tst_Parity::namesOfTheHeaders()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isThere);
    QCOMPARE(isName(name), isThere);
}

// A name of Qt's: whether its class's header has it as a word.
bool tst_Parity::isQtName(const QString &name)
{
    const QString className = name.section("::"_L1, 0, 0);
    const QString member = name.section("::"_L1, 1);
    static QHash<QString, QString> texts;
    if (!texts.contains(className)) {
        const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
        QString text;
        for (const QString &module : { u"QtCore"_s, u"QtNetwork"_s })
            text += contents(headers + u'/' + module + u'/' + className.toLower() + u".h"_s);
        texts.insert(className, PublicNames::withoutComments(text));
    }
    const auto hasWord = [text = texts.value(className)](const QString &word) {
        static const QRegularExpression isWord(uR"(^\w+$)"_s);
        return isWord.match(word).hasMatch()
               && text.contains(QRegularExpression(u"\\b%1\\b"_s.arg(word)));
    };
    return hasWord(className) && (member.isEmpty() || hasWord(member));
}

bool tst_Parity::isName(const QString &name) const
{
    QString bare = name;
    if (bare.startsWith("HttpQ::"_L1))
        bare.remove(0, 7);
    if (bare.endsWith("()"_L1))
        bare.chop(2);
    static const QRegularExpression qtName(u"^Q[A-Z]"_s);
    return bare.contains(qtName) ? isQtName(bare) : m_names.contains(bare);
}

void tst_Parity::testsThatAreThere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("program") << u"tst_parity"_s << true;
    QTest::newRow("function") << u"tst_parity::namesExist"_s << true;
    QTest::newRow("function with a table") << u"tst_parity::declarations"_s << true;
    QTest::newRow("misspelt program") << u"tst_partiy"_s << false;
    QTest::newRow("misspelt function") << u"tst_parity::nameExist"_s << false;
    QTest::newRow("part of a function") << u"tst_parity::names"_s << false;
    QTest::newRow("function of another") << u"tst_parity::sourcesKeepTheRules"_s << false;
    QTest::newRow("no test function") << u"tst_parity::isQtName"_s << false;
    QTest::newRow("class") << u"tst_Parity"_s << false;
}

void tst_Parity::testsThatAreThere()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isThere);
    QCOMPARE(reasonAgainstTest(name).isEmpty(), isThere);
}

QString tst_Parity::reasonAgainstTest(const QString &name) const
{
    const QString program = name.section("::"_L1, 0, 0);
    const QString function = name.section("::"_L1, 1);
    const auto found = m_tests.constFind(program);
    if (found == m_tests.constEnd())
        return u"there is no test program %1"_s.arg(program);
    const QRegularExpression declared(
            u"\\bvoid %1\\(\\);"_s.arg(QRegularExpression::escape(function)));
    if (!function.isEmpty() && !found->contains(declared))
        return u"%1 has no function %2"_s.arg(program, function);
    return {};
}

void tst_Parity::rowsAreComplete()
{
    QStringList wrong;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.cells.size() != CellCount) {
            wrong.append(u"%1: %2 cells instead of %3"_s.arg(row.place())
                                 .arg(row.cells.size())
                                 .arg(int(CellCount)));
            continue;
        }
        if (codeIn(row.cells.at(Httpx)).isEmpty())
            wrong.append(u"%1: no name of HTTPX"_s.arg(row.place()));
        if (row.cells.at(Ours) == "open"_L1)
            continue;
        if (codeIn(row.cells.at(Ours)).isEmpty())
            wrong.append(u"%1: nothing takes its place"_s.arg(row.place()));
        if (codeIn(row.cells.at(Test)).isEmpty())
            wrong.append(u"%1: no test"_s.arg(row.place()));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void tst_Parity::namesAreListedOnce()
{
    QHash<QString, QString> places;
    QStringList wrong;
    for (const Row &row : std::as_const(m_rows)) {
        const QStringList names = codeIn(row.cells.value(Httpx));
        for (const QString &name : names) {
            if (places.contains(name))
                wrong.append(u"%1: %2 is in %3, too"_s.arg(row.place(), name, places.value(name)));
            places.insert(name, row.place());
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void tst_Parity::namesExist()
{
    QStringList wrong;
    for (const Row &row : std::as_const(m_rows)) {
        const QStringList names = codeIn(row.cells.value(Ours));
        for (const QString &name : names) {
            if (!isName(name))
                wrong.append(u"%1: %2 is no public name"_s.arg(row.place(), name));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void tst_Parity::testsExist()
{
    QStringList wrong;
    for (const Row &row : std::as_const(m_rows)) {
        const QStringList names = codeIn(row.cells.value(Test));
        for (const QString &name : names) {
            if (const QString reason = reasonAgainstTest(name); !reason.isEmpty())
                wrong.append(u"%1: %2"_s.arg(row.place(), reason));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void tst_Parity::onlyTheseAreOpen()
{
    QStringList wrong;
    for (const Row &row : std::as_const(m_rows)) {
        const QString note = row.cells.value(Note);
        const bool isPlanned = note.startsWith("Proxies."_L1) || note.startsWith("HTTP/2."_L1)
                               || note.startsWith("Command line."_L1);
        if (row.cells.value(Ours) == "open"_L1 && !isPlanned)
            wrong.append(row.place());
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_APPLESS_MAIN(tst_Parity)
#include "tst_parity.moc"
