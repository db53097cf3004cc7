// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/models/jsonrowmodel.h"

#include "qml/client/misuse.h"
#include "qml/models/jsonrows.h"
#include "qml/request/jsvalues.h"
#include "qml/request/requestdescription.h"
#include "qml/values/languagewatch.h"

#include <HttpQ/pendingresponse.h>

#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

JsonRowModel::JsonRowModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_inputs(this, [this] { loadDue(); })
    , m_roles(std::make_unique<JsonRoles>())
{
    tellErrorInEachLanguage(this, &JsonRowModel::errorChanged);
}

JsonRowModel::~JsonRowModel()
{
    delete m_pending;
}

void JsonRowModel::setClient(HttpClient *client)
{
    HttpClient *before = m_inputs.client;
    if (!m_inputs.change(m_inputs.client, client))
        return;
    if (before)
        before->disconnect(this);
    if (client)
        connect(client, &QObject::destroyed, this, &JsonRowModel::clientChanged);
    Q_EMIT clientChanged();
}

void JsonRowModel::setUrl(const QUrl &url)
{
    if (m_inputs.change(m_inputs.url, url))
        Q_EMIT urlChanged();
}

void JsonRowModel::setMethod(const QString &method)
{
    if (m_inputs.change(m_inputs.method, method))
        Q_EMIT methodChanged();
}

void JsonRowModel::setHeaders(const QJSValue &headers)
{
    if (m_inputs.change(m_inputs.headers, headers))
        Q_EMIT headersChanged();
}

void JsonRowModel::setQuery(const QJSValue &query)
{
    if (m_inputs.change(m_inputs.query, query))
        Q_EMIT queryChanged();
}

void JsonRowModel::setOptions(const QJSValue &options)
{
    if (m_inputs.change(m_inputs.options, options))
        Q_EMIT optionsChanged();
}

void JsonRowModel::setActive(bool active)
{
    if (m_inputs.setActive(active))
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
    m_due = Due::Nothing;
    m_inputs.hold();
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
    m_inputs.setComplete();
}

void JsonRowModel::schedule(Due due)
{
    m_due = qMax(m_due, due);
    m_inputs.sendSoon();
}

JsonRowModel::Due JsonRowModel::due() const
{
    return m_inputs.isDue() ? Due::Other : m_due;
}

void JsonRowModel::loadDue()
{
    const QPointer<JsonRowModel> self(this);
    const Due due = this->due();
    m_due = Due::Nothing;
    m_inputs.setSent();
    drop();
    if (m_inputs.hasUrl()) {
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

void JsonRowModel::letGo()
{
    if (!m_pending)
        return;
    m_pending->disconnect(this);
    m_pending->deleteLater();
    m_pending = nullptr;
}

PendingResponse *JsonRowModel::send(const QUrl &url, bool isFollowing, Error *error)
{
    const Result<HttpClient *> client = m_inputs.sender();
    if (!client) {
        *error = client.error();
        return nullptr;
    }
    RequestDescription description(*client, m_inputs.method, RequestDescription::readUrl(url));
    if (isFollowing) {
        description.setOption(u"headers"_s, m_inputs.headers);
        JsValues::forEachMember(m_inputs.options, [&](const QString &name, const QJSValue &value) {
            if (name != "query"_L1)
                description.setOption(name, value);
            return Error();
        });
    } else {
        m_inputs.describe(description);
    }
    *error = description.finish();
    if (*error)
        return nullptr;
    letGo();
    m_pending = description.chain().start(this);
    (*client)->track(m_pending);
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
    letGo();
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
