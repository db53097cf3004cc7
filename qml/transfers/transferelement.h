// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/errorvalue.h>
#include <HttpQ/requestinputs.h>
#include <HttpQ/transfermeter.h>

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

namespace HttpQ {

/*!
    \class HttpQ::TransferElement
    \brief The QML type HttpTransfer: what the elements Download and Upload have in common.

    While it is active it begins when it is complete, and begins anew when one of the properties that
    describe it has changed: once per turn of the event loop. The transfer before is ended, and
    nothing of it is told any more. What changes while it is not active counts at the next start().

    Each transfer that is not replaced ends in finished(), once, from the event loop; if it failed,
    failed() comes right before. What is wrong with a property is an error whose text begins with its
    name, and a warning with the place in the QML. If the element is destroyed, in one of its handlers
    as well, its transfer is ended.
*/
class HTTPQ_QML_EXPORT TransferElement : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(HttpTransfer)
    QML_UNCREATABLE("Use Download or Upload")
    Q_PROPERTY(HttpQ::HttpClient *client READ client WRITE setClient NOTIFY clientChanged FINAL)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged FINAL)
    Q_PROPERTY(QJSValue headers READ headers WRITE setHeaders NOTIFY headersChanged FINAL)
    Q_PROPERTY(QJSValue query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(QJSValue options READ options WRITE setOptions NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged FINAL)
    Q_PROPERTY(double bytesTotal READ bytesTotal NOTIFY progressChanged FINAL)
    Q_PROPERTY(double bytesPerSecond READ bytesPerSecond NOTIFY progressChanged FINAL)
    Q_PROPERTY(double timeLeft READ timeLeft NOTIFY progressChanged FINAL)
    Q_PROPERTY(HttpQ::ErrorValue error READ error NOTIFY errorChanged FINAL)
public:
    enum class State {
        Idle, //!< it was not started yet
        Running,
        Paused,
        Finished,
        Failed, //!< see error; one that was cancelled has failed, too
    };
    Q_ENUM(State)

    ~TransferElement() override;

    //! Who sends the request. Null, the default, is the singleton Http.
    HttpClient *client() const { return m_inputs.client; }
    void setClient(HttpClient *client);
    //! A relative one is appended to the client's base URL.
    QUrl url() const { return m_inputs.url; }
    void setUrl(const QUrl &url);
    //! An object: see HttpClient::headers().
    QJSValue headers() const { return m_inputs.headers; }
    void setHeaders(const QJSValue &headers);
    //! An object: parameters that are added to the URL.
    QJSValue query() const { return m_inputs.query; }
    void setQuery(const QJSValue &query);
    //! An object with any of the options that the verbs of HttpClient take, but for bodies.
    QJSValue options() const { return m_inputs.options; }
    void setOptions(const QJSValue &options);
    //! Whether it begins by itself. Becoming active begins it if it was not begun since its last
    //! change. What is under way goes on when this becomes false.
    bool active() const { return m_inputs.isActive(); }
    void setActive(bool active);

    State state() const { return m_state; }
    //! From 0 to 1; -1 while a transfer is under way whose size is not known yet.
    double progress() const;
    //! How many bytes there are in all; -1 if that is not known.
    double bytesTotal() const { return double(m_total); }
    //! Over the last five seconds; 0 while none are expected.
    double bytesPerSecond() const { return m_rate; }
    //! Milliseconds that it will take at that speed; -1 while that cannot be said.
    double timeLeft() const { return double(m_timeLeft.count()); }
    //! Why it failed; its kind is HttpError.None if it did not.
    ErrorValue error() const { return m_error; }

    //! Begins, whether it is active or not. What is under way goes on, and one that is paused is
    //! resumed, unless a property has changed since it began: then it begins anew.
    Q_INVOKABLE void start();
    //! Holds what is under way back until resume().
    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();
    //! Ends what is under way: state becomes Failed, error HttpError.Cancelled. What is due is not begun.
    Q_INVOKABLE void cancel();

    void classBegin() override {}
    void componentComplete() override;

Q_SIGNALS:
    void clientChanged();
    void urlChanged();
    void headersChanged();
    void queryChanged();
    void optionsChanged();
    void activeChanged();
    void stateChanged();
    //! Ten times a second at most, and for what comes last.
    void progressChanged();
    void errorChanged();
    void failed(const HttpQ::ErrorValue &error);

protected:
    TransferElement(bool isActive, QObject *parent);

    //! The properties that describe the transfer.
    RequestInputs &inputs() { return m_inputs; }
    const RequestInputs &inputs() const { return m_inputs; }
    //! \a done of \a total bytes are there. Returns whether this lives on.
    bool tell(qint64 done, qint64 total, double rate, std::chrono::milliseconds timeLeft);
    //! The same, to be told with what is told next.
    void keep(qint64 done, qint64 total) { setNumbers(done, total, m_rate, m_timeLeft); }
    //! The transfer has ended. \a status is that of the response, if one had come.
    void end(const Error &error, int status = 0);
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; }

    //! Whether there is enough to begin with. What is not enough to somebody who is active is an error
    //! to who calls start().
    virtual bool isDescribed() const = 0;
    //! Begins a transfer. An error has not been told to anybody.
    virtual Error begin(HttpClient *client) = 0;
    //! Ends the transfer that was begun, if there is one, and tells nothing of it.
    virtual void drop() = 0;
    virtual void pauseTransfer() = 0;
    virtual void resumeTransfer() = 0;
    virtual void cancelTransfer() = 0;
    //! Forgets what came of the transfer before.
    virtual void forgetResult() = 0;
    //! Tells it, if there is news.
    virtual void tellResult() = 0;
    virtual void tellFinished() = 0;

private:
    bool isUnderWay() const { return m_state == State::Running || m_state == State::Paused; }
    void startIfDescribed();
    void setNumbers(qint64 done, qint64 total, double rate, std::chrono::milliseconds timeLeft);
    void setError(const Error &error, int status = 0);
    bool publish();
    void beginRound(State state);
    void restart();

    RequestInputs m_inputs;
    ErrorValue m_error;
    State m_state = State::Idle;
    State m_toldState = State::Idle;
    qint64 m_done = 0;
    qint64 m_total = -1;
    double m_rate = 0;
    std::chrono::milliseconds m_timeLeft { -1 };
    quint64 m_round = 0; // goes up with every transfer, and when one is dropped
    bool m_isCancelling = false;
    bool m_hasNewNumbers = false;
    bool m_hasNewError = false;
};

} // namespace HttpQ
