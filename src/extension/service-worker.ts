// Firefox has no side panel; there the button opens the sidebar.
if (chrome.sidePanel) void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true })
