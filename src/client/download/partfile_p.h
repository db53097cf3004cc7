// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qfile.h>
#include <QtCore/qlockfile.h>
#include <QtCore/qurl.h>

namespace HttpQ {

/*!
    The part of a file that is there already: "<file>.part", and beside it in "<file>.part.json"
    where it comes from, what tells the state it is of from others, and how long the whole is. Only
    a part that has such a description, of at most 1 MiB, is ever gone on with. "<file>.part.lock"
    keeps others from writing to it. What others have put under one of these names is not touched.

    Every step may be the last one of the program: what is found next time is either gone on with
    rightly or not at all. The description is written before the bytes that it is about and removed
    before they are.
*/
class PartFile
{
public:
    explicit PartFile(const QString &filePath);
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;
    ~PartFile();

    //! Takes the part into possession. What is there already is gone on with if that \a isResumed
    //! and comes from \a url.
    [[nodiscard]] Error open(const QUrl &url, bool isResumed);
    bool isOpen() const { return m_lock.isLocked(); }

    qint64 size() const { return m_size; }
    //! What the whole can be told by; empty if the part cannot be gone on with.
    QByteArray validator() const { return m_validator; }
    bool isResumable() const { return !m_validator.isEmpty(); }
    //! The size of the whole, -1 if it is not known.
    qint64 total() const { return m_total; }

    //! Begins anew, with no bytes.
    [[nodiscard]] Error begin(const QByteArray &validator, qint64 total);
    [[nodiscard]] Error append(QByteArrayView bytes);
    //! Reads \a count of its bytes, which must be there.
    [[nodiscard]] Error read(qint64 from, qint64 count, QByteArray &bytes);
    //! The part is the whole: it gets the file's name, once it is on the disk.
    [[nodiscard]] Error commit(bool isOverwritten);

    //! Goes on with nothing; what is there stays until begin().
    void forget();
    //! Gives it out of possession. A part that can be gone on with stays.
    void close();
    //! Gives it out of possession and removes it.
    void discard();

private:
    bool load();
    [[nodiscard]] Error lock();
    [[nodiscard]] Error describe();
    Error failure(const QString &what, const QString &reason) const;

    QString m_filePath;
    QString m_descriptionPath;
    QString m_partPath;
    QFile m_file;
    QLockFile m_lock;
    QByteArray m_url;
    QByteArray m_validator;
    qint64 m_total = -1;
    qint64 m_size = 0;
    bool m_isKept = true; // whether it is described, so that another time can go on with it
    bool m_isOurs = false; // what is there was begun or gone on with here
};

} // namespace HttpQ
