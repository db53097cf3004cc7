// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls

// Text to be read, scrolled and copied.
ScrollView {
    id: view

    property alias text: area.text
    property string emptyText

    contentWidth: availableWidth

    TextArea {
        id: area
        readOnly: true
        selectByMouse: true
        selectByKeyboard: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        font.family: "monospace"
        background: Rectangle {
            color: area.palette.base
        }
        onTextChanged: cursorPosition = 0

        InspectorText {
            anchors { fill: parent; margins: area.padding }
            verticalAlignment: Text.AlignTop
            wrapMode: Text.Wrap
            visible: area.length === 0
            text: view.emptyText
            color: area.palette.text
        }
    }
}
