// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

// What the code in the guides takes for granted.

#include <HttpQ/AsyncClient>
#include <HttpQ/BasicAuth>
#include <HttpQ/BearerAuth>
#include <HttpQ/CookieFile>
#include <HttpQ/DigestAuth>
#include <HttpQ/FileDownload>
#include <HttpQ/FunctionAuth>
#include <HttpQ/MockBackend>
#include <HttpQ/NetrcAuth>
#include <HttpQ/NetworkCookies>
#include <HttpQ/OneShot>
#include <HttpQ/PausableSource>
#include <HttpQ/ProxyEnvironment>
#include <HttpQ/RequestLog>
#include <HttpQ/Status>
#include <HttpQ/Tasks>
#include <HttpQ/UriTemplate>
#include <HttpQ/WaitFor>

#include <QtCore/qcryptographichash.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qmessageauthenticationcode.h>
#include <QtCore/qprocess.h>
#include <QtCore/quuid.h>
#include <QtNetwork/qnetworkcookiejar.h>

#include <qcoro/qcorogenerator.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
