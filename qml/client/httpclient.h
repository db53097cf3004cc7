// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/asyncclient.h>

#include <QtCore/qobject.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

namespace HttpQ {

/*!
    \class HttpQ::HttpClient
    \brief The QML element HttpClient: an AsyncClient with its settings as properties.
*/
class HTTPQ_QML_EXPORT HttpClient : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl baseUrl READ baseUrl WRITE setBaseUrl NOTIFY baseUrlChanged FINAL)
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    //! What relative URLs are appended to: see AsyncClient::baseUrl().
    QUrl baseUrl() const;
    void setBaseUrl(const QUrl &url);

    //! The client behind this element, which owns it.
    AsyncClient *asyncClient() { return &m_client; }

Q_SIGNALS:
    void baseUrlChanged();

private:
    AsyncClient m_client;
};

} // namespace HttpQ
