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

    spacing: 12

    RowLayout {
        spacing: 12

        TextField {
            id: search

            objectName: "search"
            Layout.fillWidth: true
            placeholderText: qsTr("Search")
            focus: true
        }
        Label {
            objectName: "itemCount"
            Layout.minimumWidth: 140
            horizontalAlignment: Text.AlignRight
            text: items.hasMore ? qsTr("%n object(s), and more", "", items.count)
                                : qsTr("%n object(s)", "", items.count)
        }
    }
    ErrorBar {
        Layout.fillWidth: true
        error: items.error
        onRetry: items.count > 0 && items.hasMore ? items.fetchMore() : items.refresh()
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

            width: ListView.view.width - 16 // for the scroll bar
            spacing: 12

            Image {
                Layout.preferredWidth: 72
                Layout.preferredHeight: 48
                sourceSize.height: 96
                source: row.image
                fillMode: Image.PreserveAspectCrop
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2

                Label {
                    objectName: "name"
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
            running: items.loading && items.count === 0
        }
        Label {
            objectName: "nothing"
            anchors.centerIn: parent
            visible: items.count === 0 && !items.loading && items.error.kind === HttpError.None
            text: qsTr("Nothing found")
        }
    }
}
