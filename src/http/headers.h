// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstring.h>

#include <optional>
#include <utility>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace HttpQ {

class HeadersData;

/*!
    \class HttpQ::Headers
    \brief The header fields of a message, in their order, as sent (RFC 9110 section 5).

    Names compare without case and keep the case they came in. A name may occur several times; the
    values of different lines are never joined behind your back (RFC 9110 5.3: Set-Cookie cannot
    be). Names must be tokens and values must hold no CR, LF, NUL or other control character: what
    does not fit is refused, never repaired.

    Implicitly shared; may be used from any thread that owns its copy.
*/
class HTTPQ_EXPORT Headers
{
    Q_GADGET
public:
    Headers();
    Headers(const Headers &other);
    Headers(Headers &&other) noexcept;
    Headers &operator=(const Headers &other);
    Headers &operator=(Headers &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Headers();

    void swap(Headers &other) noexcept { d.swap(other.d); }

    /*!
        Why \a name and \a value cannot make a header field, in English, or a null string if they
        can. Text that is not ASCII is judged by its UTF-8 bytes, which is how it is sent.
    */
    [[nodiscard]] static QString refusal(QAnyStringView name, QAnyStringView value);

    //! Adds a field after the others. Returns false and changes nothing if it is refused.
    bool append(QAnyStringView name, QAnyStringView value);
    //! The same for a field that carries a secret: its value is masked where it is shown, and it does
    //! not follow a redirect to another origin. So it is with all fields of that name from then on.
    bool appendSensitive(QAnyStringView name, QAnyStringView value);
    //! Marks the fields called \a name that are there as such. Does nothing if there are none.
    void setSensitive(QAnyStringView name);
    //! Sets the first field called \a name to \a value and removes the others; appends if there is
    //! none. Returns false and changes nothing if it is refused.
    bool replaceOrAppend(QAnyStringView name, QAnyStringView value);
    //! Removes every field called \a name.
    void removeAll(QAnyStringView name);
    //! Removes every field whose name \a other has, then appends the fields of \a other.
    void merge(const Headers &other);
    void clear();

    qsizetype size() const noexcept;
    bool isEmpty() const noexcept { return size() == 0; }
    bool contains(QAnyStringView name) const;

    //! The name and the value at \a index; views into this object, valid until it changes.
    QByteArrayView nameAt(qsizetype index) const noexcept;
    QByteArrayView valueAt(qsizetype index) const noexcept;

    //! True if the field at \a index is marked as one that carries a secret, or is known to be one, as
    //! Authorization, Cookie and their kin are.
    bool isSensitiveAt(qsizetype index) const noexcept;

    //! The value of the first field called \a name, or \a defaultValue; a view into this object.
    QByteArrayView value(QAnyStringView name, QByteArrayView defaultValue = {}) const;
    //! The values of every field called \a name, in order.
    QList<QByteArray> values(QAnyStringView name) const;
    //! The values of every field called \a name joined by ", ", or nothing if there is none
    //! (RFC 9110 5.3). Not for Set-Cookie.
    std::optional<QByteArray> combinedValue(QAnyStringView name) const;
    //! The elements of a field that is a comma-separated list, of all its lines: without the white
    //! space around them and without empty ones; a comma in a quoted string does not separate
    //! (RFC 9110 5.6.1). Not for Set-Cookie.
    QList<QByteArray> listElements(QAnyStringView name) const;
    QList<std::pair<QByteArray, QByteArray>> toListOfPairs() const;

    //! Same fields in the same order; names compare without case.
    HTTPQ_EXPORT friend bool operator==(const Headers &a, const Headers &b) noexcept;
    friend bool operator!=(const Headers &a, const Headers &b) noexcept { return !(a == b); }
#ifndef QT_NO_DEBUG_STREAM
    //! Prints the fields; the values of those that are sensitive are masked.
    HTTPQ_EXPORT friend QDebug operator<<(QDebug debug, const Headers &headers);
#endif

private:
    friend class HeadersData;
    QSharedDataPointer<HeadersData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::Headers)
