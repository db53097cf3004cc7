// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "exampleanswer.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qurl.h>

class ExampleRequest;

//! Some hundred things with a name, a description and a picture, which can be searched.
class Catalogue
{
public:
    //! The pictures are at \a server.
    explicit Catalogue(const QUrl &server);

    //! All objects whose name or description contains \a text.
    QJsonArray find(const QString &text) const;
    //! One page of them, as "q", "page" (from 1 on) and "per_page" of the request say, with the other
    //! pages in Link (RFC 8288) and the number of all in X-Total-Count.
    ExampleAnswer page(const ExampleRequest &request) const;

private:
    QUrl m_server;
    QJsonArray m_items;
};
