// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/jsonrowmodel.h"

#include "qml/client/defaultclient.h"
#include "qml/client/misuse.h"
#include "qml/models/jsonrows.h"
#include "qml/request/jsvalues.h"
#include "qml/request/requestdescription.h"

#include <HttpQ/pendingresponse.h>

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

JsonRowModel::JsonRowModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_roles(std::make_unique<JsonRoles>())
{}

JsonRowModel::~JsonRowModel()
{
    delete m_pending;
}

template<typename T>
void JsonRowModel::change(T JsonRowModel::*member, const T &value, void (JsonRowModel::*signal)())
{
    if (this->*member == value)
        return;
    this->*member = value;
    inputChanged();
    Q_EMIT(this->*signal)();
}

// JavaScript's objects are not told apart by what they hold.
void JsonRowModel::changeInput(QJSValue JsonRowModel::*member, const QJSValue &value,
                               void (JsonRowModel::*signal)())
{
    if ((this->*member).strictlyEquals(value) && !value.isObject())
        return;
    this->*member = value;
    inputChanged();
    Q_EMIT(this->*signal)();
}

void JsonRowModel::setClient(HttpClient *client)
{
    if (client == m_client)
        return;
    if (m_client)
        m_client->disconnect(this);
    m_client = client;
    if (client)
        connect(client, &QObject::destroyed, this, &JsonRowModel::clientChanged);
    inputChanged();
    Q_EMIT clientChanged();
}

void JsonRowModel::setUrl(const QUrl &url)
{
    change(&JsonRowModel::m_url, url, &JsonRowModel::urlChanged);
}

void JsonRowModel::setMethod(const QString &method)
{
    change(&JsonRowModel::m_method, method, &JsonRowModel::methodChanged);
}

void JsonRowModel::setHeaders(const QJSValue &headers)
{
    changeInput(&JsonRowModel::m_headers, headers, &JsonRowModel::headersChanged);
}

void JsonRowModel::setQuery(const QJSValue &query)
{
    changeInput(&JsonRowModel::m_query, query, &JsonRowModel::queryChanged);
}

void JsonRowModel::setOptions(const QJSValue &options)
{
    changeInput(&JsonRowModel::m_options, options, &JsonRowModel::optionsChanged);
}

void JsonRowModel::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (m_due == Due::Other)
        inputChanged();
    Q_EMIT activeChanged();
}

void JsonRowModel::setRoles(const QStringList &roles)
{
    if (roles == m_chosenRoles)
        return;
    m_chosenRoles = roles;
    beginResetModel();
    m_roles->choose(roles);
    if (roles.isEmpty()) {
        QList<QJsonValue> rows;
        rows.reserve(rowTotal());
        for (qsizetype i = 0; i < rowTotal(); ++i)
            rows.append(rowAt(i));
        m_roles->add(m_roles->newNames(rows));
    }
    endResetModel();
    Q_EMIT rolesChanged();
}

QVariant JsonRowModel::get(int row) const
{
    return row >= 0 && row < rowTotal() ? rowAt(row).toVariant() : QVariant();
}

void JsonRowModel::refresh()
{
    schedule(Due::Again);
}

void JsonRowModel::cancel()
{
    if (m_pending)
        m_pending->cancel();
}

int JsonRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rowTotal());
}

QVariant JsonRowModel::data(const QModelIndex &index, int role) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
                   ? m_roles->value(rowAt(index.row()), role)
                   : QVariant();
}

QHash<int, QByteArray> JsonRowModel::roleNames() const
{
    return m_roles->names();
}

void JsonRowModel::componentComplete()
{
    m_isComplete = true;
    inputChanged();
}

void JsonRowModel::inputChanged()
{
    m_due = Due::Other;
    if (m_isComplete && m_isActive)
        schedule(Due::Other);
}

void JsonRowModel::schedule(Due due)
{
    m_due = qMax(m_due, due);
    if (std::exchange(m_isScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &JsonRowModel::loadDue, Qt::QueuedConnection);
}

void JsonRowModel::loadDue()
{
    const QPointer<JsonRowModel> self(this);
    m_isScheduled = false;
    const Due due = std::exchange(m_due, Due::Nothing);
    drop();
    if (!m_url.isEmpty() || !m_url.errorString().isEmpty()) {
        load(due);
        return;
    }
    forget();
    if (self && std::exchange(m_isLoading, false))
        Q_EMIT loadingChanged();
}

void JsonRowModel::drop()
{
    delete m_pending;
    m_pending = nullptr;
}

HttpClient *JsonRowModel::requestClient() const
{
    return clientOf(this, m_client);
}

PendingResponse *JsonRowModel::send(const QUrl &url, bool isFollowing, Error *error)
{
    HttpClient *client = requestClient();
    if (!client) {
        *error = JsValues::wrong(u"client: there is none"_s);
        return nullptr;
    }
    const Result<QUrl> asked = RequestDescription::readUrl(url);
    if (!asked) {
        *error = asked.error();
        return nullptr;
    }
    RequestDescription description(client, m_method, asked);
    description.setOption(u"headers"_s, m_headers);
    if (isFollowing) {
        JsValues::forEachMember(m_options, [&](const QString &name, const QJSValue &value) {
            if (name != "query"_L1)
                description.setOption(name, value);
            return Error();
        });
    } else {
        description.setOption(u"query"_s, m_query);
        description.setOptions(m_options);
    }
    *error = description.finish();
    if (*error)
        return nullptr;
    m_pending = description.chain().start(this);
    client->track(m_pending);
    return m_pending;
}

void JsonRowModel::beginLoading()
{
    const QPointer<JsonRowModel> self(this);
    const bool hadError = bool(m_error.error());
    const bool wasLoading = std::exchange(m_isLoading, true);
    m_error = ErrorValue();
    if (hadError)
        Q_EMIT errorChanged();
    if (self && !wasLoading)
        Q_EMIT loadingChanged();
}

void JsonRowModel::endLoading(const Error &reason, int status, bool isLoud)
{
    const Error error = namingUrl(reason);
    const QPointer<JsonRowModel> self(this);
    if (m_pending) {
        m_pending->disconnect(this);
        m_pending->deleteLater();
        m_pending = nullptr;
    }
    const bool wasLoading = std::exchange(m_isLoading, false);
    m_error = ErrorValue(error, status);
    if (isLoud || isMisuse(error))
        qmlWarning(this) << error.message();
    if (error)
        Q_EMIT errorChanged();
    if (self && wasLoading)
        Q_EMIT loadingChanged();
    if (self && error)
        Q_EMIT failed(ErrorValue(error, status));
    if (self)
        Q_EMIT finished();
}

} // namespace HttpQ
