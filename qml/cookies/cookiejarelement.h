// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/cookiejar.h>
#include <HttpQ/errorvalue.h>

#include <QtCore/qbasictimer.h>
#include <QtCore/qobject.h>
#include <QtCore/qurl.h>
#include <QtCore/qvariant.h>
#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace HttpQ {

/*!
    \class HttpQ::CookieJarElement
    \brief The QML element CookieJar: where clients keep their cookies, and the file they last in.

    \qml
    HttpClient {
        cookies: CookieJar {
            file: StandardPaths.writableLocation(StandardPaths.AppDataLocation) + "/cookies"
        }
    }
    \endqml

    Clients that are given the same element share their cookies. The file is read when the element is
    complete, and written a second after cookies have changed and when the element is destroyed. It is
    replaced as a whole, and only its owner may read it.
*/
class HTTPQ_QML_EXPORT CookieJarElement : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(CookieJar)
    Q_PROPERTY(QUrl file READ file WRITE setFile NOTIFY fileChanged FINAL)
    Q_PROPERTY(
            bool keepSession READ keepSession WRITE setKeepSession NOTIFY keepSessionChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY cookiesChanged FINAL)
    Q_PROPERTY(HttpQ::ErrorValue error READ error NOTIFY errorChanged FINAL)
public:
    explicit CookieJarElement(QObject *parent = nullptr);
    ~CookieJarElement() override;

    //! A file: URL or an absolute path; empty, the default, for none. That there is none yet is no
    //! error. Setting another one adds what is in that; all cookies go there from then on, also those
    //! that came before. What was still to be written goes to the one before.
    QUrl file() const { return m_file; }
    void setFile(const QUrl &file);
    //! Whether cookies without an expiry, which are for one run of the program, are written as well.
    //! False unless set; the file follows.
    bool keepSession() const { return m_keepSession; }
    void setKeepSession(bool keep);
    //! How many cookies there are.
    int count() const;
    //! Why the file could not be read or written the last time: of the kind HttpError.File.
    ErrorValue error() const { return m_error; }

    //! Objects with name, value, domain, path, expires, isSecure and isHttpOnly: all cookies, or those
    //! that a request for \a url sends.
    Q_INVOKABLE QVariantList cookies(const QUrl &url = QUrl()) const;
    //! The value of the cookie called \a name that a request for \a url sends; undefined if there is
    //! none.
    Q_INVOKABLE QVariant value(const QString &name, const QUrl &url) const;
    //! Adds a cookie for this session. Without a \a domain it is sent to every host. False, with a
    //! warning, if it can be no cookie.
    Q_INVOKABLE bool set(const QString &name, const QString &value, const QString &domain = {},
                         const QString &path = QStringLiteral("/"));
    //! Remove the cookies called \a name, of that \a domain if it is given, and tell how many they
    //! were.
    Q_INVOKABLE int remove(const QString &name, const QString &domain = {});
    Q_INVOKABLE void clear();
    //! Writes the file now. False, and error, if that fails; true if there is no file.
    Q_INVOKABLE bool save();

    std::shared_ptr<CookieJar> jar() const { return m_jar; }
    //! Called when a request has ended that may have changed the jar.
    void look();

    void classBegin() override {}
    void componentComplete() override;

Q_SIGNALS:
    void fileChanged();
    void keepSessionChanged();
    void cookiesChanged();
    void errorChanged();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void load();
    bool isSaved() const { return m_saved == m_jar->revision(); }
    void setError(const Error &error);

    std::shared_ptr<CookieJar> m_jar;
    QUrl m_file;
    QString m_path;
    ErrorValue m_error;
    QBasicTimer m_saving;
    quint64 m_seen; // the revision of the jar that was told
    std::optional<quint64> m_saved; // that which is in the file; none if another is
    bool m_keepSession = false;
    bool m_isComplete = false;
};

} // namespace HttpQ
