// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "catalogue.h"
#include "exampleanswer.h"

#include <QtCore/qhash.h>

class ExampleRequest;
class UploadReader;

//! What the example server has under which path.
class ExamplePages
{
public:
    explicit ExamplePages(const QUrl &server);

    //! The answer to \a request, whose content went through \a upload.
    ExampleAnswer answer(const ExampleRequest &request, const UploadReader &upload);

private:
    ExampleAnswer get(const ExampleRequest &request);
    ExampleAnswer picture(const QString &name, const ExampleRequest &request) const;
    ExampleAnswer ticks(const ExampleRequest &request) const;
    ExampleAnswer flaky(const ExampleRequest &request);
    ExampleAnswer slow(const ExampleRequest &request) const;

    Catalogue m_catalogue;
    QHash<QString, int> m_flakyRequests;
};
