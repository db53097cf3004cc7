// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/jsonlistmodel.h"

#include "qml/client/misuse.h"
#include "qml/models/jsonrows.h"
#include "qml/request/jsvalues.h"

#include <HttpQ/jsonquery.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/responsevalue.h>
#include <HttpQ/rowchanges.h>
#include <HttpQ/sameorigin.h>

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

// That are skipped in a row.
constexpr int MaximumEmptyPages = 10;

Error misfit(const QString &message)
{
    return Error(Error::Kind::Decoding, Error::Phase::Body, Error::Party::Remote, message);
}

// Before redirects: there the client's credentials went.
QUrl askedFor(const Response &response)
{
    const QList<Attempt> attempts = response.attempts();
    return attempts.isEmpty() ? response.request().url() : attempts.first().request().url();
}

// QJsonDocument knows arrays and objects only; in brackets, any value is an array (RFC 8259 2).
bool isSingleValue(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().size() == 1;
}

QList<QJsonValue> valuesOf(const QJsonArray &array)
{
    return QList<QJsonValue>(array.begin(), array.end());
}

} // namespace

JsonListModel::JsonListModel(QObject *parent)
    : JsonRowModel(parent)
{}

JsonListModel::~JsonListModel() = default;

void JsonListModel::setPath(const QString &path)
{
    if (inputs().change(m_path, path))
        Q_EMIT pathChanged();
}

void JsonListModel::setIdRole(const QString &role)
{
    if (role == m_idRole)
        return;
    m_idRole = role;
    Q_EMIT idRoleChanged();
}

void JsonListModel::setNextPage(const QJSValue &function)
{
    if (function.strictlyEquals(m_nextPage))
        return;
    m_nextPage = function;
    Q_EMIT nextPageChanged();
}

void JsonListModel::fetchMore()
{
    if (hasMore() && !loading() && due() == Due::Nothing)
        schedule(Due::More);
}

void JsonListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetchMore();
}

bool JsonListModel::canFetchMore(const QModelIndex &parent) const
{
    // Views ask this when they make the delegate of the last row, which may be while rows come.
    return !parent.isValid() && hasMore() && !m_hasMoreFailed && due() == Due::Nothing;
}

void JsonListModel::load(Due due)
{
    const QPointer<JsonListModel> self(this);
    beginLoading();
    if (!self)
        return;
    m_isOther = m_isOther || due == Due::Other;
    m_loading = due;
    m_loaded.clear();
    m_emptyPages = 0;
    if (due == Due::More) {
        request(m_next, true);
        return;
    }
    m_seen.clear();
    m_pagesLoaded = 0;
    request(url(), false);
}

void JsonListModel::forget()
{
    m_isOther = false;
    m_hasMoreFailed = false;
    m_pages = 0;
    if (replace({}))
        setNext({});
}

void JsonListModel::request(const QUrl &url, bool isFollowing)
{
    Error error;
    PendingResponse *pending = send(url, isFollowing, &error);
    if (!pending) {
        giveUp(error, 0, true);
        return;
    }
    connect(pending, &PendingResponse::finished, this, [this, pending](const Response &response) {
        if (!isPending(pending))
            return;
        if (const Error failure = pending->error())
            giveUp(failure, response.status(), false);
        else if (const Error failure = ResponseValue(response, nullptr).statusError())
            giveUp(failure, response.status(), false);
        else
            take(response);
    });
}

void JsonListModel::giveUp(const Error &error, int status, bool isLoud)
{
    const QPointer<JsonListModel> self(this);
    m_loaded.clear();
    if (m_loading == Due::More) {
        m_hasMoreFailed = true;
    } else if (m_isOther) {
        m_pages = 0;
        replace({});
        if (self)
            setNext({});
    }
    if (self)
        endLoading(error, status, isLoud);
}

void JsonListModel::take(const Response &response)
{
    const QPointer<JsonListModel> self(this);
    const Result<QList<QJsonValue>> list = listIn(response);
    if (!list) {
        giveUp(list.error(), response.status(), true);
        return;
    }
    if (m_loading != Due::More && m_pagesLoaded == 0)
        m_first = askedFor(response);
    ++m_pagesLoaded;
    m_seen.insert(askedFor(response));
    const Result<QUrl> following = nextAfter(response); // calls the program
    if (!self)
        return;
    const QUrl next = following ? *following : QUrl();
    m_loaded += *list;

    const bool hasPagesLeft =
            m_loading == Due::Again && !m_idRole.isEmpty() && m_pagesLoaded < m_pages;
    // No view asks for what is behind a page without rows.
    m_emptyPages = list->isEmpty() ? m_emptyPages + 1 : 0;
    const bool isEmptyPage = m_loaded.isEmpty() && m_emptyPages < MaximumEmptyPages;
    if ((hasPagesLeft || isEmptyPage) && !next.isEmpty()) {
        request(next, true);
        return;
    }
    const QList<QJsonValue> rows = std::exchange(m_loaded, {});
    m_pages = m_pagesLoaded;
    m_isOther = false;
    m_hasMoreFailed = false;
    warnOfIds(rows);
    const bool hadMore = hasMore();
    m_next = next; // which a view asks for as soon as it has the rows
    bool isAlive = false;
    if (m_loading == Due::More)
        isAlive = append(rows);
    else if (m_idRole.isEmpty() || m_rows.isEmpty() || !rowRoles().newNames(rows).isEmpty())
        isAlive = replace(rows);
    else
        isAlive = update(rows);
    if (isAlive && hasMore() != hadMore)
        Q_EMIT hasMoreChanged();
    if (self)
        endLoading(following.error(), response.status(), bool(following.error()));
}

Result<QList<QJsonValue>> JsonListModel::listIn(const Response &response) const
{
    const Result<JsonQuery> query = JsonQuery::parse(m_path);
    if (!query)
        return JsValues::wrong(u"path: "_s + query.error().message()).withUrl(url());
    const QByteArray content =
            response.encoding() == "UTF-8" ? response.content() : response.text().toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError && m_path.isEmpty() && isSingleValue(content))
        return misfit(u"path: the response is a single value and no list"_s)
                .withUrl(response.url());
    if (error.error != QJsonParseError::NoError)
        return misfit(u"url: the response is no JSON: %1, at byte %2"_s.arg(
                              error.errorString(), QString::number(error.offset)))
                .withUrl(response.url());
    const QJsonValue whole =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const Result<QJsonValue> found = query->find(whole);
    if (!found)
        return namedError(u"path"_s, found.error()).withUrl(response.url());
    if (!found->isArray()) {
        const QString where =
                m_path.isEmpty() ? u"the response is"_s : u"at \"%1\" there is"_s.arg(m_path);
        const QString what = found->isObject() ? u"an object"_s : u"a single value"_s;
        const QString hint = found->isObject() ? u" with the members \"%1\""_s.arg(
                                     found->toObject().keys().mid(0, 8).join(u"\", \""_s))
                                               : QString();
        return misfit(u"path: %1 %2 and no list%3"_s.arg(where, what, hint))
                .withUrl(response.url());
    }
    return valuesOf(found->toArray());
}

Result<QUrl> JsonListModel::nextAfter(const Response &response)
{
    QUrl next = response.link("next"_L1);
    if (!m_nextPage.isUndefined() && !m_nextPage.isNull()) {
        QJSEngine *engine = qjsEngine(this);
        if (!m_nextPage.isCallable() || !engine)
            return JsValues::unwanted(u"nextPage"_s, u"a function"_s, m_nextPage);
        const QPointer<JsonListModel> self(this);
        QJSValue function = m_nextPage;
        const QJSValue result =
                function.call({ engine->toScriptValue(ResponseValue(response, engine)) });
        if (!self)
            return QUrl();
        if (result.isError())
            return JsValues::wrong(u"nextPage: %1"_s.arg(result.toString()));
        if (result.isUndefined() || result.isNull())
            return QUrl();
        const std::optional<QString> text = JsValues::toText(result);
        if (!text || result.isNumber() || result.isBool())
            return JsValues::unwanted(u"nextPage"_s, u"a URL or null"_s, result);
        const QUrl told(*text);
        if (!told.isValid())
            return JsValues::wrong(u"nextPage: \"%1\" is no URL"_s.arg(*text));
        next = response.url().resolved(told);
    }
    if (next.isEmpty())
        return next;
    const auto refusal = [this, &response](const QString &reason) {
        const QString message = u": the next page is %1, so it is not followed"_s.arg(reason);
        if (m_nextPage.isCallable())
            return JsValues::wrong(u"nextPage"_s + message).withUrl(response.url());
        return Error(Error::Kind::Redirect, Error::Phase::Head, Error::Party::Remote,
                     u"url"_s + message)
                .withUrl(response.url());
    };
    if (!isSameOrigin(next, m_first))
        return refusal(u"of another origin, %1"_s.arg(
                next.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                              | QUrl::RemoveFragment)));
    if (m_seen.contains(next))
        return refusal(u"one that was loaded before"_s);
    return next;
}

bool JsonListModel::replace(const QList<QJsonValue> &rows)
{
    const QPointer<JsonListModel> self(this);
    if (rows.isEmpty() && m_rows.isEmpty())
        return true;
    const bool hasCountChanged = rows.size() != m_rows.size();
    beginResetModel();
    m_rows = rows;
    rowRoles().clear();
    rowRoles().add(rowRoles().newNames(rows));
    endResetModel();
    if (self && hasCountChanged)
        Q_EMIT countChanged();
    return self;
}

bool JsonListModel::update(const QList<QJsonValue> &rows)
{
    const QPointer<JsonListModel> self(this);
    const bool hasCountChanged = rows.size() != m_rows.size();
    const RowChanges changes(idsOf(m_rows), idsOf(rows));
    for (const RowStep &step : changes.steps()) {
        const int first = int(step.first);
        const int last = int(step.first + step.count) - 1;
        const auto at = [this](qsizetype row) { return m_rows.begin() + row; };
        switch (step.kind) {
        case RowStep::Kind::Remove:
            beginRemoveRows({}, first, last);
            m_rows.remove(step.first, step.count);
            endRemoveRows();
            break;
        case RowStep::Kind::Move:
            beginMoveRows({}, first, last, {}, int(step.destination));
            if (step.destination < step.first)
                std::rotate(at(step.destination), at(step.first), at(step.first + step.count));
            else
                std::rotate(at(step.first), at(step.first + step.count), at(step.destination));
            endMoveRows();
            break;
        case RowStep::Kind::Insert:
            beginInsertRows({}, first, last);
            m_rows.insert(step.first, step.count, QJsonValue());
            std::copy_n(rows.begin() + step.first, step.count, at(step.first));
            endInsertRows();
            break;
        }
        if (!self)
            return false;
    }
    QList<QList<int>> changed(rows.size());
    for (qsizetype row = 0; row < rows.size(); ++row) {
        if (changes.origins()[row] >= 0)
            changed[row] = rowRoles().changes(std::exchange(m_rows[row], rows[row]), rows[row]);
    }
    if (!tellChanges(0, changed))
        return false;
    if (hasCountChanged)
        Q_EMIT countChanged();
    return self;
}

// With an idRole, rows that are there already are changed in their place: where rows were added at the
// front, the next page begins with what was at the end of the last.
bool JsonListModel::append(const QList<QJsonValue> &rows)
{
    const QPointer<JsonListModel> self(this);
    QList<QJsonValue> added;
    QHash<QString, qsizetype> known;
    if (!m_idRole.isEmpty()) {
        const QStringList ids = idsOf(m_rows);
        for (qsizetype row = 0; row < ids.size(); ++row)
            known.insert(ids[row], row);
    }
    QList<QList<int>> changed(m_rows.size());
    for (const QJsonValue &row : rows) {
        const QString id = m_idRole.isEmpty() ? QString() : rowId(row, m_idRole);
        const auto found = id.isNull() ? known.end() : known.find(id);
        if (found == known.end())
            added.append(row);
        else
            changed[*found] = rowRoles().changes(std::exchange(m_rows[*found], row), row);
    }
    if (!tellChanges(0, changed) || added.isEmpty())
        return self;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
    m_rows += added;
    endInsertRows();
    if (self)
        Q_EMIT countChanged();
    return self;
}

// One signal for neighbours whose changes are of the same roles.
bool JsonListModel::tellChanges(qsizetype first, const QList<QList<int>> &roles)
{
    const QPointer<JsonListModel> self(this);
    for (qsizetype row = first; self && row < roles.size();) {
        qsizetype end = row + 1;
        while (end < roles.size() && roles[end] == roles[row])
            ++end;
        if (!roles[row].isEmpty())
            Q_EMIT dataChanged(index(int(row)), index(int(end) - 1), roles[row]);
        row = end;
    }
    return self;
}

bool JsonListModel::setNext(const QUrl &next)
{
    const QPointer<JsonListModel> self(this);
    const bool hadMore = hasMore();
    m_next = next;
    if (hasMore() != hadMore)
        Q_EMIT hasMoreChanged();
    return self;
}

void JsonListModel::warnOfIds(const QList<QJsonValue> &rows) const
{
    if (m_idRole.isEmpty())
        return;
    QSet<QString> seen;
    qsizetype count = 0;
    for (const QJsonValue &row : rows) {
        const QString id = rowId(row, m_idRole);
        if (id.isNull() || seen.contains(id))
            ++count;
        seen.insert(id);
    }
    if (count > 0)
        qmlWarning(this) << u"idRole: %1 of %2 rows have no \"%3\" of their own"_s.arg(
                QString::number(count), QString::number(rows.size()), m_idRole);
}

QStringList JsonListModel::idsOf(const QList<QJsonValue> &rows) const
{
    QStringList ids;
    ids.reserve(rows.size());
    for (const QJsonValue &row : rows)
        ids.append(rowId(row, m_idRole));
    return ids;
}

} // namespace HttpQ
