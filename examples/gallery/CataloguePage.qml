// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A list that is searched while one types, and loads its next page when it is scrolled to the end.
ColumnLayout {
    id: page

    required property HttpClient client

    TextField {
        id: search

        objectName: "search"
        Layout.fillWidth: true
        placeholderText: qsTr("Search")
    }
    ErrorBar {
        Layout.fillWidth: true
        error: items.error
        onRetry: items.refresh()
    }
    ListView {
        id: list

        objectName: "items"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 8
        model: JsonListModel {
            id: items

            client: page.client
            url: "items"
            query: search.text ? ({ q: search.text }) : ({})
            idRole: "id"
        }
        delegate: RowLayout {
            id: row

            required property string name
            required property string description
            required property url image

            width: ListView.view.width
            spacing: 12

            Image {
                Layout.preferredWidth: 72
                Layout.preferredHeight: 48
                source: row.image
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2

                Label {
                    text: row.name
                    textFormat: Text.PlainText
                    font.bold: true
                }
                Label {
                    Layout.fillWidth: true
                    text: row.description
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                }
            }
        }
        ScrollBar.vertical: ScrollBar {}

        BusyIndicator {
            anchors.centerIn: parent
            running: items.loading && list.count === 0
        }
    }
    Label {
        objectName: "itemCount"
        text: items.hasMore ? qsTr("%n so far", "", items.count) : qsTr("%n in all", "", items.count)
    }
}
