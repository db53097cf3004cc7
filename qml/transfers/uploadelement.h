// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/body.h>
#include <HttpQ/pausablesource.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/responsevalue.h>
#include <HttpQ/transferelement.h>
#include <HttpQ/transfermeter.h>

#include <QtCore/qpointer.h>

#include <memory>

namespace HttpQ {

/*!
    \class HttpQ::UploadElement
    \brief The QML element Upload: files that are sent, with their progress.

    \qml
    Upload {
        id: report
        client: api
        url: "reports"
        files: dialog.selectedFiles
        fields: ({ title: "March" })
        onFinished: response => console.log(response.status)
    }
    Button {
        text: qsTr("Send")
        onClicked: report.start()
    }
    \endqml

    Either one file, as it is, or files and fields as multipart/form-data (RFC 7578). They are read
    while they are sent.

    Other than a Download it is not active unless active is set to true: it is sent by start(), and
    not again because a property has changed. A status from 400 on is an error, unless options has
    raiseForStatus: false.
*/
class HTTPQ_QML_EXPORT UploadElement : public HttpQ::TransferElement
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Upload)
    Q_PROPERTY(QString method READ method WRITE setMethod NOTIFY methodChanged FINAL)
    Q_PROPERTY(QJSValue file READ file WRITE setFile NOTIFY fileChanged FINAL)
    Q_PROPERTY(QJSValue files READ files WRITE setFiles NOTIFY filesChanged FINAL)
    Q_PROPERTY(QJSValue fields READ fields WRITE setFields NOTIFY fieldsChanged FINAL)
    Q_PROPERTY(QString contentType READ contentType WRITE setContentType NOTIFY contentTypeChanged
                       FINAL)
    Q_PROPERTY(double bytesSent READ bytesSent NOTIFY progressChanged FINAL)
    Q_PROPERTY(int status READ status NOTIFY responseChanged FINAL)
    Q_PROPERTY(HttpQ::ResponseValue response READ response NOTIFY responseChanged FINAL)
public:
    explicit UploadElement(QObject *parent = nullptr);
    ~UploadElement() override;

    //! "POST" unless set.
    QString method() const { return inputs().method; }
    void setMethod(const QString &method);
    //! The file that is the whole content: a URL that begins with "file:" or "qrc:", or an absolute path.
    QJSValue file() const { return m_file; }
    void setFile(const QJSValue &file);
    //! A list of files that are sent as the parts of a form. Each is named like file, which makes a
    //! part with the name "file", or is an object with file and any of name, filename, contentType.
    QJSValue files() const { return m_files; }
    void setFiles(const QJSValue &files);
    //! An object: the other fields of the form, which come before the files.
    QJSValue fields() const { return m_fields; }
    void setFields(const QJSValue &fields);
    //! The Content-Type of file. Its extension tells it unless this is set.
    QString contentType() const { return m_contentType; }
    void setContentType(const QString &contentType);

    //! Bytes of the content that the operating system has taken.
    double bytesSent() const { return double(done()); }
    //! The status of the response; 0 before it came.
    int status() const { return m_response.status(); }
    //! What the server answered; null before.
    ResponseValue response() const { return m_response; }

Q_SIGNALS:
    void methodChanged();
    void fileChanged();
    void filesChanged();
    void fieldsChanged();
    void contentTypeChanged();
    void responseChanged();
    //! It has ended, well or not. \a response is null if none came.
    void finished(const HttpQ::ResponseValue &response);

private:
    bool isDescribed() const override;
    Error begin(HttpClient *client) override;
    void drop() override;
    void pauseTransfer() override;
    void resumeTransfer() override;
    void cancelTransfer() override;
    void forgetResult() override;
    void tellResult() override;
    void tellFinished() override { Q_EMIT finished(ResponseValue(m_response)); }

    Error readContent(QString &place, Body &content, QString &contentType) const;
    Error readForm(Body &content, QString &contentType) const;
    void progressed(qint64 sent, qint64 total);
    void conclude(const Response &response);

    QJSValue m_file;
    QJSValue m_files;
    QJSValue m_fields;
    QString m_contentType;
    ResponseValue m_response;
    QPointer<PendingResponse> m_pending;
    std::shared_ptr<PausableSource> m_source;
    TransferMeter m_meter;
    QString m_contentPlace; // the property that says what is sent
    bool m_raisesForStatus = true;
    bool m_hasNewResponse = false;
};

} // namespace HttpQ
