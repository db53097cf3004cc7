// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

namespace HttpQ {

//! A member of at most one IntrusiveList. Leaves it when it dies.
template<typename Tag>
class IntrusiveNode
{
public:
    IntrusiveNode() = default;
    IntrusiveNode(const IntrusiveNode &) = delete;
    IntrusiveNode &operator=(const IntrusiveNode &) = delete;
    ~IntrusiveNode() { unlink(); }

    bool isLinked() const { return m_next != nullptr; }
    void unlink()
    {
        if (!m_next)
            return;
        m_previous->m_next = m_next;
        m_next->m_previous = m_previous;
        m_previous = m_next = nullptr;
    }

private:
    template<typename, typename>
    friend class IntrusiveList;
    IntrusiveNode *m_previous = nullptr;
    IntrusiveNode *m_next = nullptr;
};

//! A list of objects that it does not own; linking and unlinking cost no allocation. T derives from
//! IntrusiveNode<Tag>, which lets one object be in several lists.
template<typename T, typename Tag = T>
class IntrusiveList
{
    using Node = IntrusiveNode<Tag>;

public:
    IntrusiveList() { m_root.m_previous = m_root.m_next = &m_root; }
    IntrusiveList(const IntrusiveList &) = delete;
    IntrusiveList &operator=(const IntrusiveList &) = delete;
    ~IntrusiveList()
    {
        while (!isEmpty())
            first()->Node::unlink();
        m_root.m_previous = m_root.m_next = nullptr;
    }

    bool isEmpty() const { return m_root.m_next == &m_root; }
    T *first() const { return isEmpty() ? nullptr : static_cast<T *>(m_root.m_next); }
    T *last() const { return isEmpty() ? nullptr : static_cast<T *>(m_root.m_previous); }
    T *next(const T *item) const
    {
        Node *node = static_cast<const Node *>(item)->m_next;
        return node == &m_root ? nullptr : static_cast<T *>(node);
    }

    void append(T *item) { insertBefore(&m_root, item); }
    void prepend(T *item) { insertBefore(m_root.m_next, item); }
    T *takeFirst()
    {
        T *item = first();
        if (item)
            item->Node::unlink();
        return item;
    }
    //! Moves all items of \a other behind those here.
    void takeAll(IntrusiveList &other)
    {
        if (other.isEmpty())
            return;
        Node *head = other.m_root.m_next;
        Node *tail = other.m_root.m_previous;
        other.m_root.m_previous = other.m_root.m_next = &other.m_root;
        head->m_previous = m_root.m_previous;
        m_root.m_previous->m_next = head;
        tail->m_next = &m_root;
        m_root.m_previous = tail;
    }

private:
    void insertBefore(Node *position, T *item)
    {
        Node *node = item;
        Q_ASSERT(!node->isLinked());
        node->m_previous = position->m_previous;
        node->m_next = position;
        position->m_previous->m_next = node;
        position->m_previous = node;
    }

    Node m_root;
};

} // namespace HttpQ
