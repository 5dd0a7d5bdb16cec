# The .rpm packages, for Fedora and its like.

set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_PACKAGE_RELOCATABLE OFF)
# The same bytes from the same sources, whoever builds them.
set(CPACK_RPM_SPEC_MORE_DEFINE
"%define _buildhost localhost
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _build_id_links none")
# These folders belong to others.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /etc/ufw /etc/ufw/applications.d /etc/xdg
    /usr/lib/firewalld /usr/lib/firewalld/services /usr/lib/systemd /usr/lib/systemd/system
    /usr/share/applications /usr/share/bash-completion /usr/share/bash-completion/completions
    /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/metainfo
    /usr/share/man /usr/share/man/man1 /usr/share/zsh /usr/share/zsh/site-functions
    /usr/share/icons /usr/share/icons/hicolor)
foreach(size IN ITEMS ${PARLANCE_ICON_SIZES} scalable symbolic)
    string(REGEX REPLACE "^([0-9]+)$" "\\1x\\1" folder ${size})
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${folder} /usr/share/icons/hicolor/${folder}/apps)
endforeach()

set(CPACK_RPM_PARLANCE_PACKAGE_NAME parlance)
set(CPACK_RPM_PARLANCE_PACKAGE_SUMMARY ${PARLANCE_SUMMARY})
# Qt loads the drawer of our icon by itself, where rpm cannot see it.
set(CPACK_RPM_PARLANCE_PACKAGE_REQUIRES qt6-qtsvg)
set(CPACK_RPM_PARLANCE_USER_FILELIST
    "%config(noreplace) /etc/ufw/applications.d/parlance"
    "%config(noreplace) /etc/xdg/parlance/desktop.ini")

set(CPACK_RPM_PARLANCE-SERVER_PACKAGE_NAME parlance-server)
set(CPACK_RPM_PARLANCE-SERVER_PACKAGE_SUMMARY ${PARLANCE_SERVER_SUMMARY})
set(CPACK_RPM_PARLANCE-SERVER_USER_FILELIST
    "%config(noreplace) /etc/ufw/applications.d/parlance-server"
    "%config(noreplace) /etc/xdg/parlance/server.ini")
# Whether the service is enabled is for the distribution's presets to say.
set(CPACK_RPM_PARLANCE-SERVER_POST_INSTALL_SCRIPT_FILE ${CMAKE_CURRENT_LIST_DIR}/post)
set(CPACK_RPM_PARLANCE-SERVER_PRE_UNINSTALL_SCRIPT_FILE ${CMAKE_CURRENT_LIST_DIR}/preun)
set(CPACK_RPM_PARLANCE-SERVER_POST_UNINSTALL_SCRIPT_FILE ${CMAKE_CURRENT_LIST_DIR}/postun)
