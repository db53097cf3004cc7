// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/gadgetjson.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qhash.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qmap.h>
#include <QtCore/qset.h>
#include <QtCore/quuid.h>
#include <QtCore/qvariant.h>
#include <QtTest/qtest.h>

#include <limits>
#include <vector>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class Address
{
    Q_GADGET
    Q_PROPERTY(QString city MEMBER city)
    Q_PROPERTY(int zip MEMBER zip)
public:
    Address() {}
    QString city = u"nowhere"_s;
    int zip = 1;
    friend bool operator==(const Address &, const Address &) = default;
};

class User
{
    Q_GADGET
    Q_CLASSINFO("json:firstName", "first_name")
    Q_PROPERTY(QString firstName MEMBER firstName)
    Q_PROPERTY(int age MEMBER age)
    Q_PROPERTY(Role role MEMBER role)
    Q_PROPERTY(Rights rights READ rights WRITE setRights)
    Q_PROPERTY(Small small MEMBER small)
    Q_PROPERTY(Address address MEMBER address)
    Q_PROPERTY(QList<Address> others MEMBER others)
    Q_PROPERTY(QMap<QString, Address> byName MEMBER byName)
    Q_PROPERTY(QList<User> friends READ friendList WRITE setFriends)
    Q_PROPERTY(std::optional<int> score MEMBER score)
    Q_PROPERTY(QStringList tags MEMBER tags)
    Q_PROPERTY(QVariant extra MEMBER extra)
    Q_PROPERTY(QJsonValue raw MEMBER raw)
    Q_PROPERTY(QString greeting READ greeting)
    Q_PROPERTY(int positive READ positive WRITE setPositive)
public:
    enum class Role { Guest, Member = 5, Admin };
    Q_ENUM(Role)
    enum Right { Read = 1, Write = 2, Execute = 4 };
    Q_DECLARE_FLAGS(Rights, Right)
    Q_FLAG(Rights)
    enum class Small : quint8 { None, Some = 200 };
    Q_ENUM(Small)

    User() {}

    QString greeting() const { return u"Hi "_s + firstName; }
    Rights rights() const { return m_rights; }
    void setRights(Rights rights) { m_rights = rights; }
    QList<User> friendList() const { return friends; }
    void setFriends(const QList<User> &users) { friends = users; }
    int positive() const { return m_positive; }
    void setPositive(int value) { m_positive = qMax(0, value); }

    QString firstName;
    int age = 18;
    Role role = Role::Guest;
    Small small = Small::None;
    Address address;
    QList<Address> others;
    QMap<QString, Address> byName;
    QList<User> friends;
    std::optional<int> score;
    QStringList tags;
    QVariant extra;
    QJsonValue raw;

private:
    Rights m_rights; // moc of Qt 6.4 cannot take flags as MEMBER
    int m_positive = 0;
};

// What JSON and the meta-object know nothing of, but QMetaType has converters for.
class Amount
{
public:
    Amount() {}
    explicit Amount(int cents)
        : cents(cents)
    {}
    int cents = 0;
};

class Derived : public Address
{
    Q_GADGET
    Q_PROPERTY(bool own MEMBER own)
public:
    bool own = false;
};

namespace {

QJsonValue parsed(const QByteArray &json)
{
    // QJsonDocument of Qt 6.4 has no bare values at its top
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson("[" + json + "]", &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", json.constData(), qPrintable(error.errorString()));
    return document.array().first();
}

QByteArray text(const QJsonValue &json)
{
    const QByteArray array = QJsonDocument(QJsonArray { json }).toJson(QJsonDocument::Compact);
    return array.sliced(1).chopped(1);
}

// What T's reader says of \a json: the value as JSON again, or the message.
template<typename T>
QByteArray readAs(const QByteArray &json)
{
    const Result<T> result = fromJson<T>(parsed(json));
    return result ? text(toJson(*result)) : result.error().message().toUtf8();
}

using Read = QByteArray (*)(const QByteArray &);

} // namespace

Q_DECLARE_METATYPE(Read)
Q_DECLARE_METATYPE(std::optional<double>)

class tst_GadgetJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsAndWrites_data();
    void readsAndWrites();
    void saysWhereWhatWasExpected_data();
    void saysWhereWhatWasExpected();
    void keepsDefaults_data();
    void keepsDefaults();
    void readsEveryProperty();
    void writesEveryProperty();
    void renames();
    void readsInheritedProperties();
    void leavesReadOnlyPropertiesAlone();
    void writesThroughSetters();
    void readsIntoWhatThereIs();
    void readsLargeNumbers();
    void writesWhatHasNoUsualForm();
    void leavesOutWhatHasNoJson();
    void goesDeep();
    void registersOptionals();
};

void tst_GadgetJson::initTestCase()
{
    QMetaType::registerConverter<Amount, QString>(
            [](const Amount &amount) { return u"%1 ct"_s.arg(amount.cents); });
    QMetaType::registerConverterFunction(
            [](const void *from, void *to) {
                const QString text = *static_cast<const QString *>(from);
                *static_cast<Amount *>(to) = Amount(text.chopped(3).toInt());
                return text.endsWith(u" ct");
            },
            QMetaType::fromType<QString>(), QMetaType::fromType<Amount>());
}

void tst_GadgetJson::readsAndWrites_data()
{
    QTest::addColumn<Read>("read");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("again");
    const auto row = [](const char *name, Read read, const QByteArray &json,
                        const QByteArray &again = {}) {
        QTest::newRow(name) << read << json << (again.isNull() ? json : again);
    };
    row("true", readAs<bool>, "true");
    row("false", readAs<bool>, "false");
    row("int", readAs<int>, "-2147483648");
    row("int as 1e3", readAs<int>, "1e3", "1000");
    row("int as 1.0", readAs<int>, "1.0", "1");
    row("zero", readAs<int>, "0");
    row("zero as 0.0", readAs<int>, "0.0", "0");
    row("one", readAs<int>, "1");
    row("signed char", readAs<signed char>, "-128");
    row("unsigned char", readAs<quint8>, "255");
    row("short", readAs<qint16>, "-32768");
    row("unsigned short", readAs<quint16>, "65535");
    row("unsigned int", readAs<quint32>, "4294967295");
    row("long", readAs<long>, "2147483647");
    row("unsigned long", readAs<unsigned long>, "4294967295");
    row("qint64", readAs<qint64>, "9007199254740993");
    row("smallest qint64", readAs<qint64>, "-9223372036854775808");
    row("quint64", readAs<quint64>, "9223372036854775807");
    row("double", readAs<double>, "0.1");
    row("double from an integer", readAs<double>, "3");
    row("float", readAs<float>, "0.5");
    row("string", readAs<QString>, "\"a\\u00fc\"", "\"a\xc3\xbc\"");
    row("bytes", readAs<QByteArray>, "\"a\xc3\xbc\"");
    row("URL", readAs<QUrl>, "\"https://example.com/a?b\"");
    row("empty URL", readAs<QUrl>, "\"\"");
    row("UUID", readAs<QUuid>, "\"12345678-1234-1234-1234-123456789abc\"");
    row("null UUID", readAs<QUuid>, "\"00000000-0000-0000-0000-000000000000\"");
    row("date and time", readAs<QDateTime>, "\"2026-11-25T00:31:02.5Z\"",
        "\"2026-11-25T00:31:02.500Z\"");
    row("date and time with an offset", readAs<QDateTime>, "\"2026-11-25T00:31:02+02:00\"",
        "\"2026-11-25T00:31:02.000+02:00\"");
    row("date", readAs<QDate>, "\"2026-11-25\"");
    row("time", readAs<QTime>, "\"00:31:02.500\"");
    row("by way of QString", readAs<Amount>, "\"7 ct\"");
    row("key", readAs<User::Role>, "\"Admin\"");
    row("key as a number", readAs<User::Role>, "5", "\"Member\"");
    row("number without a key", readAs<User::Role>, "3");
    row("key of a byte", readAs<User::Small>, "200", "\"Some\"");
    row("flags", readAs<User::Rights>, "\"Read|Execute\"");
    row("flags as a number", readAs<User::Rights>, "6", "\"Write|Execute\"");
    row("no flags", readAs<User::Rights>, "0");
    row("flags without a key", readAs<User::Rights>, "9");
    row("JSON value", readAs<QJsonValue>, "[1,null,{}]");
    row("JSON null", readAs<QJsonValue>, "null");
    row("JSON object", readAs<QJsonObject>, "{\"a\":1}");
    row("JSON array", readAs<QJsonArray>, "[1,\"a\"]");
    row("QVariant", readAs<QVariant>, "{\"a\":[1,true,null,\"b\"]}");
    row("QVariant of null", readAs<QVariant>, "null");
    row("QVariantMap", readAs<QVariantMap>, "{\"a\":{\"b\":[]}}");
    row("QVariantHash", readAs<QVariantHash>, "{\"a\":1}");
    row("QVariantList", readAs<QVariantList>, "[1,\"a\",null]");
    row("list of int", readAs<QList<int>>, "[1,2,3]");
    row("empty list", readAs<QList<int>>, "[]");
    row("strings", readAs<QStringList>, "[\"a\",\"\"]");
    row("bytes in a list", readAs<QByteArrayList>, "[\"a\"]");
    row("list of lists", readAs<QList<QList<int>>>, "[[1],[],[2,3]]");
    row("list of gadgets", readAs<QList<Address>>,
        "[{\"city\":\"a\",\"zip\":2},{\"city\":\"b\",\"zip\":3}]");
    row("vector", readAs<std::vector<int>>, "[1,2]");
    row("set", readAs<QSet<int>>, "[7]");
    row("list of JSON values", readAs<QList<QJsonValue>>, "[1,null]");
    row("map", readAs<QMap<QString, int>>, "{\"a\":1,\"b\":2}");
    row("map of gadgets", readAs<QMap<QString, Address>>, "{\"a\":{\"city\":\"b\",\"zip\":3}}");
    row("map of lists", readAs<QMap<QString, QList<double>>>, "{\"a\":[0.5],\"b\":[]}");
    row("hash", readAs<QHash<QString, bool>>, "{\"a\":true}");
    row("optional", readAs<std::optional<int>>, "7");
    row("empty optional", readAs<std::optional<int>>, "null");
    row("optional string", readAs<std::optional<QString>>, "\"\"");
    row("list of optionals", readAs<QList<std::optional<double>>>, "[1.5,null]");
    row("gadget", readAs<Address>, "{\"city\":\"a\",\"zip\":2}");
}

void tst_GadgetJson::readsAndWrites()
{
    QFETCH(const Read, read);
    QFETCH(const QByteArray, json);
    QTEST(read(json), "again");
}

void tst_GadgetJson::saysWhereWhatWasExpected_data()
{
    QTest::addColumn<Read>("read");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, Read read, const QByteArray &json,
                        const QByteArray &message) {
        QTest::newRow(name) << read << json << message;
    };
    row("bool", readAs<bool>, "1", "$: expected a boolean, found a number");
    row("int", readAs<int>, "\"1\"", "$: expected an integer, found a string");
    row("int of a fraction", readAs<int>, "1.5", "$: expected an integer, found 1.5");
    row("int too large", readAs<int>, "2147483648",
        "$: the number 2147483648 is not between -2147483648 and 2147483647");
    row("int far too large", readAs<int>, "1e100",
        "$: the number 1e+100 is not between -2147483648 and 2147483647");
    row("negative unsigned", readAs<quint32>, "-1",
        "$: the number -1 is not between 0 and 4294967295");
    row("byte", readAs<quint8>, "256", "$: the number 256 is not between 0 and 255");
    row("qint64 too large", readAs<qint64>, "9223372036854775808",
        "$: the number 9223372036854776000 is not between -9223372036854775808 and "
        "9223372036854775807");
    row("quint64 too large", readAs<quint64>, "1e20",
        "$: the number 1e+20 is not between 0 and 18446744073709551615");
    row("double", readAs<double>, "true", "$: expected a number, found a boolean");
    row("float too large", readAs<float>, "1e39", "$: the number 1e+39 is too large");
    row("string", readAs<QString>, "7", "$: expected a string, found a number");
    row("string from an object", readAs<QString>, "{}", "$: expected a string, found an object");
    row("null", readAs<QString>, "null", "$: expected a string, found null");
    row("URL", readAs<QUrl>, "\"http://[\"", "$: expected a URL, found \"http://[\"");
    row("UUID", readAs<QUuid>, "\"x\"", "$: expected a UUID, found \"x\"");
    row("date and time", readAs<QDateTime>, "\"yesterday\"",
        "$: expected a date and time of ISO 8601, found \"yesterday\"");
    row("date", readAs<QDate>, "\"2026-02-30\"",
        "$: expected a date of ISO 8601, found \"2026-02-30\"");
    row("time", readAs<QTime>, "\"25:00\"", "$: expected a time of ISO 8601, found \"25:00\"");
    row("a long value is clipped", readAs<QUuid>, '"' + QByteArray(100, 'x') + '"',
        "$: expected a UUID, found \"" + QByteArray(64, 'x') + "...\"");
    row("control characters are not shown", readAs<QUuid>, "\"a\\u001b\"",
        "$: expected a UUID, found \"a\xef\xbf\xbd\"");
    row("key", readAs<User::Role>, "\"Root\"", "$: expected a key of Role, found \"Root\"");
    row("key, case", readAs<User::Role>, "\"admin\"", "$: expected a key of Role, found \"admin\"");
    row("key of an array", readAs<User::Role>, "[]",
        "$: expected a string or an integer, found an array");
    row("enumeration too large", readAs<User::Small>, "256",
        "$: the number 256 is not between 0 and 255");
    row("flags", readAs<User::Rights>, "\"Read|Fly\"",
        "$: expected a key of Rights, found \"Read|Fly\"");
    row("JSON object", readAs<QJsonObject>, "[]", "$: expected an object, found an array");
    row("JSON array", readAs<QJsonArray>, "{}", "$: expected an array, found an object");
    row("QVariantMap", readAs<QVariantMap>, "1", "$: expected an object, found a number");
    row("QVariantList", readAs<QVariantList>, "\"\"", "$: expected an array, found a string");
    row("list", readAs<QList<int>>, "{}", "$: expected an array, found an object");
    row("element", readAs<QList<int>>, "[1,\"2\"]", "$[1]: expected an integer, found a string");
    row("null as an element", readAs<QList<int>>, "[1,null]",
        "$[1]: expected an integer, found null");
    row("element of an element", readAs<QList<QList<int>>>, "[[1],[2,true]]",
        "$[1][1]: expected an integer, found a boolean");
    row("map", readAs<QMap<QString, int>>, "[]", "$: expected an object, found an array");
    row("value of a map", readAs<QMap<QString, int>>, "{\"a\":\"1\"}",
        "$.a: expected an integer, found a string");
    row("key that is no name", readAs<QMap<QString, int>>, "{\"a b\\\"\":\"1\"}",
        "$[\"a b\\\"\"]: expected an integer, found a string");
    row("key with control characters", readAs<QMap<QString, int>>, "{\"a\\n\\u001b\":\"1\"}",
        "$[\"a\xef\xbf\xbd\xef\xbf\xbd\"]: expected an integer, found a string");
    row("map with another key", readAs<QMap<int, int>>, "{}",
        "$: an object cannot be read into a QMap<int,int>");
    row("optional", readAs<std::optional<int>>, "\"a\"", "$: expected an integer, found a string");
    row("gadget", readAs<Address>, "[]", "$: expected an object, found an array");
    row("property", readAs<Address>, "{\"zip\":\"1\"}",
        "$.zip: expected an integer, found a string");
    row("renamed property", readAs<User>, "{\"first_name\":1}",
        "$.first_name: expected a string, found a number");
    row("property of a property", readAs<User>, "{\"address\":{\"city\":1}}",
        "$.address.city: expected a string, found a number");
    row("deep", readAs<QList<User>>,
        "[{},{\"friends\":[{},{},{\"byName\":{\"x\":{\"zip\":false}}}]}]",
        "$[1].friends[2].byName.x.zip: expected an integer, found a boolean");
    row("by way of QString", readAs<Amount>, "\"7 EUR\"",
        "$: expected the text of a Amount, found \"7 EUR\"");
    row("no type of JSON", readAs<QObject *>, "{}",
        "$: the type QObject* cannot be read from JSON");
}

void tst_GadgetJson::saysWhereWhatWasExpected()
{
    QFETCH(const Read, read);
    QFETCH(const QByteArray, json);
    QTEST(read(json), "message");
}

void tst_GadgetJson::keepsDefaults_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no keys") << QByteArray("{}");
    QTest::newRow("unknown keys") << QByteArray("{\"zipp\":3,\"City\":[1]}");
    QTest::newRow("null") << QByteArray("{\"zip\":null,\"city\":null}");
}

void tst_GadgetJson::keepsDefaults()
{
    QFETCH(const QByteArray, json);
    const Result<Address> address = fromJson<Address>(parsed(json));
    QVERIFY(address);
    QCOMPARE(address->city, u"nowhere"_s);
    QCOMPARE(address->zip, 1);
}

void tst_GadgetJson::readsEveryProperty()
{
    const Result<User> user = fromJson<User>(parsed(R"({
        "first_name": "Ada", "age": 36, "role": "Admin", "rights": "Read|Write", "small": "Some",
        "address": {"city": "London"}, "others": [{"zip": 7}, {"city": "Paris"}],
        "byName": {"home": {"zip": 8}}, "friends": [{"first_name": "Charles"}], "score": 3,
        "tags": ["a", "b"], "extra": [1, null], "raw": {"x": null}})"));
    QVERIFY2(user, qPrintable(user.error().toString()));
    QCOMPARE(user->firstName, u"Ada"_s);
    QCOMPARE(user->age, 36);
    QCOMPARE(user->role, User::Role::Admin);
    QCOMPARE(user->rights(), User::Read | User::Write);
    QCOMPARE(user->small, User::Small::Some);
    QCOMPARE(user->address.city, u"London"_s);
    QCOMPARE(user->address.zip, 1);
    QCOMPARE(user->others.size(), 2);
    QCOMPARE(user->others[0].zip, 7);
    QCOMPARE(user->others[1].city, u"Paris"_s);
    QCOMPARE(user->byName.value(u"home"_s).zip, 8);
    QCOMPARE(user->friends.size(), 1);
    QCOMPARE(user->friends[0].firstName, u"Charles"_s);
    QCOMPARE(user->friends[0].age, 18);
    QCOMPARE(user->score, std::optional(3));
    QCOMPARE(user->tags, (QStringList { u"a"_s, u"b"_s }));
    QCOMPARE(user->extra, QVariant(QVariantList { 1, QVariant::fromValue(nullptr) }));
    QCOMPARE(user->raw, QJsonValue(QJsonObject { { u"x"_s, QJsonValue() } }));
}

void tst_GadgetJson::writesEveryProperty()
{
    User user;
    user.firstName = u"Ada"_s;
    user.role = User::Role::Member;
    user.setRights(User::Execute);
    user.small = User::Small::Some;
    user.others.append(Address());
    user.byName[u"home"_s] = Address();
    user.friends.append(User());
    user.tags = QStringList { u"a"_s };
    user.extra = QVariant::fromValue(QList<Address> { Address() });
    user.raw = true;
    const QJsonObject address { { u"city"_s, u"nowhere"_s }, { u"zip"_s, 1 } };
    QJsonObject json = toJson(user).toObject();
    QCOMPARE(json.take(u"friends"_s).toArray().at(0).toObject().value(u"age"_s), QJsonValue(18));
    const QJsonObject expected {
        { u"first_name"_s, u"Ada"_s },
        { u"age"_s, 18 },
        { u"role"_s, u"Member"_s },
        { u"rights"_s, u"Execute"_s },
        { u"small"_s, u"Some"_s },
        { u"address"_s, address },
        { u"others"_s, QJsonArray { address } },
        { u"byName"_s, QJsonObject { { u"home"_s, address } } },
        { u"score"_s, QJsonValue() },
        { u"tags"_s, QJsonArray { u"a"_s } },
        { u"extra"_s, QJsonArray { address } },
        { u"raw"_s, true },
        { u"greeting"_s, u"Hi Ada"_s },
        { u"positive"_s, 0 },
    };
    QCOMPARE(text(json), text(expected));
}

void tst_GadgetJson::renames()
{
    const Result<User> user = fromJson<User>(parsed(R"({"firstName": "no"})"));
    QVERIFY(user);
    QVERIFY(user->firstName.isEmpty());
    QVERIFY(!toJson(*user).toObject().contains(u"firstName"_s));
}

void tst_GadgetJson::readsInheritedProperties()
{
    const Result<Derived> derived = fromJson<Derived>(parsed(R"({"zip": 7, "own": true})"));
    QVERIFY(derived);
    QCOMPARE(derived->zip, 7);
    QVERIFY(derived->own);
    QCOMPARE(text(toJson(*derived)), QByteArray(R"({"city":"nowhere","own":true,"zip":7})"));
}

void tst_GadgetJson::leavesReadOnlyPropertiesAlone()
{
    const Result<User> user = fromJson<User>(parsed(R"({"greeting": 1})"));
    QVERIFY(user);
    QCOMPARE(user->greeting(), u"Hi "_s);
}

void tst_GadgetJson::writesThroughSetters()
{
    QCOMPARE(fromJson<User>(parsed(R"({"positive": 3})"))->positive(), 3);
    QCOMPARE(fromJson<User>(parsed(R"({"positive": -3})"))->positive(), 0);
}

void tst_GadgetJson::readsIntoWhatThereIs()
{
    Address address;
    address.city = u"Rome"_s;
    const Error error =
            GadgetJson::fromJson(QMetaType::fromType<Address>(), &address, parsed(R"({"zip": 2})"));
    QVERIFY(!error);
    QCOMPARE(address.city, u"Rome"_s);
    QCOMPARE(address.zip, 2);
    QList<int> list { 1, 2, 3 };
    QVERIFY(!GadgetJson::fromJson(QMetaType::fromType<QList<int>>(), &list, parsed("[9]")));
    QCOMPARE(list, QList<int> { 9 });
}

void tst_GadgetJson::readsLargeNumbers()
{
    QCOMPARE(*fromJson<quint64>(parsed("18446744073709549568")), Q_UINT64_C(18446744073709549568));
    QCOMPARE(*fromJson<qint64>(parsed("-9223372036854775808")), std::numeric_limits<qint64>::min());
    QCOMPARE(*fromJson<qint64>(parsed("9223372036854775807")), std::numeric_limits<qint64>::max());
    QCOMPARE(toJson(std::numeric_limits<quint64>::max()).toDouble(), 18446744073709551616.0);
    QCOMPARE(toJson(Q_INT64_C(9007199254740993)).toInteger(), Q_INT64_C(9007199254740993));
    QCOMPARE(toJson(std::numeric_limits<double>::quiet_NaN()), QJsonValue());
}

void tst_GadgetJson::writesWhatHasNoUsualForm()
{
    QCOMPARE(toJson(QDateTime()), QJsonValue());
    QCOMPARE(toJson(QDate()), QJsonValue());
    QCOMPARE(toJson(QTime()), QJsonValue());
    QCOMPARE(toJson(QString()), QJsonValue(QString()));
    QCOMPARE(toJson(static_cast<User::Role>(77)), QJsonValue(77));
    QCOMPARE(toJson(User::Rights::fromInt(65)), QJsonValue(65));
}

void tst_GadgetJson::leavesOutWhatHasNoJson()
{
    QObject object;
    QVERIFY(toJson(&object).isUndefined());
    const QMap<QString, QObject *> map { { u"a"_s, &object } };
    QCOMPARE(toJson(map), QJsonValue(QJsonObject()));
}

void tst_GadgetJson::goesDeep()
{
    QByteArray json = "{}";
    for (int i = 0; i < 200; ++i)
        json = R"({"friends":[)" + json + "]}";
    const Result<User> user = fromJson<User>(parsed(json));
    QVERIFY(user);
    int depth = 0;
    for (const User *one = &*user; !one->friends.isEmpty(); one = &one->friends.first())
        ++depth;
    QCOMPARE(depth, 200);
}

void tst_GadgetJson::registersOptionals()
{
    using Maybe = std::optional<Address>;
    QVERIFY(!fromJson<Maybe>(parsed("{}")));
    QVERIFY(toJson(Maybe(Address())).isUndefined());
    registerJsonOptional<Address>();
    const Result<Maybe> some = fromJson<Maybe>(parsed(R"({"zip": 5})"));
    QVERIFY(some && some.value());
    QCOMPARE(some.value()->zip, 5);
    const Result<Maybe> none = fromJson<Maybe>(parsed("null"));
    QVERIFY(none && !none.value());
    QCOMPARE(toJson(Maybe()), QJsonValue());
    QCOMPARE(text(toJson(Maybe(Address()))), QByteArray(R"({"city":"nowhere","zip":1})"));
}

QTEST_APPLESS_MAIN(tst_GadgetJson)
#include "tst_gadgetjson.moc"
