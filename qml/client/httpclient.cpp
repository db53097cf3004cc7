// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/httpclient.h"

namespace HttpQ {

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
{
    connect(&m_client, &AsyncClient::baseUrlChanged, this, &HttpClient::baseUrlChanged);
}

HttpClient::~HttpClient() = default;

QUrl HttpClient::baseUrl() const
{
    return m_client.baseUrl();
}

void HttpClient::setBaseUrl(const QUrl &url)
{
    m_client.setBaseUrl(url);
}

} // namespace HttpQ
