// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/cookies/cookiejarelement.h"

#include "qml/request/localfile.h"
#include "qml/values/cookieobject.h"
#include "qml/values/languagewatch.h"

#include <HttpQ/cookiefile.h>

#include <QtCore/qcoreevent.h>
#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

constexpr int SaveDelay = 1000; // milliseconds

} // namespace

CookieJarElement::CookieJarElement(QObject *parent)
    : QObject(parent)
    , m_jar(std::make_shared<CookieJar>())
    , m_seen(m_jar->revision())
{
    tellErrorInEachLanguage(this, &CookieJarElement::errorChanged);
}

CookieJarElement::~CookieJarElement()
{
    if (m_isComplete && !isSaved())
        save();
}

void CookieJarElement::componentComplete()
{
    m_isComplete = true;
    load();
}

void CookieJarElement::setFile(const QUrl &file)
{
    if (m_file == file)
        return;
    if (m_isComplete && !isSaved())
        save();
    m_file = file;
    if (m_isComplete)
        load();
    Q_EMIT fileChanged();
}

void CookieJarElement::load()
{
    m_path.clear();
    if (m_file.isEmpty()) {
        setError({});
        return;
    }
    const QString path = localPath(m_file);
    if (path.isEmpty()) {
        setError(Error(
                Error::Kind::File, Error::Phase::None, Error::Party::Local,
                u"\"%1\" is neither a file: URL nor an absolute path"_s.arg(m_file.toString())));
        return;
    }
    const bool hasOwn = m_jar->size() > 0;
    // A file that cannot be read may hold what the user wants back: it is not written over.
    const Error error = CookieFile(path).load(*m_jar);
    if (!error) {
        m_path = path;
        m_saved = hasOwn ? std::nullopt : std::optional(m_jar->revision());
    }
    setError(error);
    look();
}

bool CookieJarElement::save()
{
    m_saving.stop();
    if (m_path.isEmpty())
        return !m_error.error();
    m_saved = m_jar->revision();
    const auto session =
            m_keepSession ? CookieJar::SessionCookies::Keep : CookieJar::SessionCookies::Drop;
    const Error error = CookieFile(m_path).save(*m_jar, session);
    setError(error);
    return !error;
}

void CookieJarElement::setError(const Error &error)
{
    if (error)
        qmlWarning(this) << u"file: "_s + error.message();
    if (!error && !m_error.error())
        return;
    m_error = error ? ErrorValue(Error(error.kind(), error.phase(), error.party(),
                                       u"file: "_s + error.message()))
                    : ErrorValue();
    Q_EMIT errorChanged();
}

void CookieJarElement::look()
{
    if (!isSaved() && !m_path.isEmpty() && !m_saving.isActive())
        m_saving.start(SaveDelay, this);
    const quint64 revision = m_jar->revision();
    if (std::exchange(m_seen, revision) != revision)
        Q_EMIT cookiesChanged();
}

void CookieJarElement::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_saving.timerId())
        save();
    else
        QObject::timerEvent(event);
}

void CookieJarElement::setKeepSession(bool keep)
{
    if (m_keepSession == keep)
        return;
    m_keepSession = keep;
    m_saved.reset();
    look();
    Q_EMIT keepSessionChanged();
}

int CookieJarElement::count() const
{
    return int(m_jar->size());
}

QVariantList CookieJarElement::cookies(const QUrl &url) const
{
    return cookieObjects(url.isEmpty() ? m_jar->cookies() : m_jar->cookiesFor(url));
}

QVariant CookieJarElement::value(const QString &name, const QUrl &url) const
{
    for (const Cookie &cookie : m_jar->cookiesFor(url)) {
        if (cookie.name == name.toUtf8())
            return serverText(cookie.value);
    }
    return {};
}

bool CookieJarElement::set(const QString &name, const QString &value, const QString &domain,
                           const QString &path)
{
    const Error error = m_jar->set(name.toUtf8(), value.toUtf8(), domain.toUtf8(), path.toUtf8());
    if (error)
        qmlWarning(this) << error.message();
    look();
    return !error;
}

int CookieJarElement::remove(const QString &name, const QString &domain)
{
    const auto removed = int(m_jar->remove(name.toUtf8(), domain.toUtf8()));
    look();
    return removed;
}

void CookieJarElement::clear()
{
    m_jar->clear();
    look();
}

} // namespace HttpQ
