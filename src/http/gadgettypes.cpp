// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/gadgettypes_p.h"

#include <QtCore/qassociativeiterable.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qhash.h>
#include <QtCore/qreadwritelock.h>
#include <QtCore/qsequentialiterable.h>
#include <QtCore/qurl.h>

namespace HttpQ {

namespace GadgetJson {

namespace {

// The registered types of std::optional, by the id of their meta-type.
class Optionals
{
public:
    void add(QMetaType type, const Optional &optional)
    {
        const QWriteLocker locker(&m_lock);
        m_known.insert(type.id(), optional);
    }
    std::optional<Optional> find(QMetaType type)
    {
        const QReadLocker locker(&m_lock);
        const auto found = m_known.constFind(type.id());
        return found == m_known.cend() ? std::nullopt : std::optional(*found);
    }

private:
    QReadWriteLock m_lock;
    QHash<int, Optional> m_known;
};

Optionals &registry()
{
    static Optionals optionals;
    return optionals;
}

// Those that gadgetjson.h promises.
Optionals &optionals()
{
    static const bool once = [] {
        registerJsonOptional<bool>();
        registerJsonOptional<int>();
        registerJsonOptional<qint64>();
        registerJsonOptional<double>();
        registerJsonOptional<QString>();
        registerJsonOptional<QDateTime>();
        registerJsonOptional<QUrl>();
        return true;
    }();
    Q_UNUSED(once)
    return registry();
}

} // namespace

void registerOptional(QMetaType type, const Optional &optional)
{
    registry().add(type, optional);
}

std::optional<Optional> optionalOf(QMetaType type)
{
    return optionals().find(type);
}

QMetaEnum enumerationOf(QMetaType type)
{
    const QMetaObject *const scope = type.metaObject();
    if (!scope)
        return {};
    QByteArrayView name(type.name());
    // a QFlags of Q_FLAG has the name of its alias, or "QFlags<Scope::Enum>"
    if (name.startsWith("QFlags<") && name.endsWith('>'))
        name = name.sliced(7).chopped(1);
    if (const qsizetype colon = name.lastIndexOf(':'); colon >= 0)
        name = name.sliced(colon + 1);
    for (int i = 0; i < scope->enumeratorCount(); ++i) {
        const QMetaEnum candidate = scope->enumerator(i);
        if (name == QByteArrayView(candidate.name())
            || (candidate.isFlag() && name == QByteArrayView(candidate.enumName())))
            return candidate;
    }
    return {};
}

QString jsonName(const QMetaObject *object, const QMetaProperty &property)
{
    const QByteArray key = QByteArray("json:") + property.name();
    const int index = object->indexOfClassInfo(key.constData());
    return QString::fromUtf8(index < 0 ? property.name() : object->classInfo(index).value());
}

bool isGadget(QMetaType type)
{
    return type.flags().testFlag(QMetaType::IsGadget) && type.metaObject();
}

bool isSequence(QMetaType type)
{
    type.id(); // makes Qt register the views of its containers
    return type != QMetaType::fromType<QString>() && type != QMetaType::fromType<QByteArray>()
           && QMetaType::canView(type, QMetaType::fromType<QSequentialIterable>());
}

bool isAssociation(QMetaType type)
{
    type.id();
    return QMetaType::canView(type, QMetaType::fromType<QAssociativeIterable>());
}

} // namespace GadgetJson

} // namespace HttpQ
