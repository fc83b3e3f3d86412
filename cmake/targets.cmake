# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project has in common.
function(sp_target name)
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  if(MSVC)
    target_compile_options(${name} PRIVATE /W4 /utf-8 /permissive-)
  else()
    target_compile_options(${name} PRIVATE -Wall -Wextra -Wshadow -Wno-missing-field-initializers
      # g++ 12 reports optional<variant> as uninitialised where it is not.
      $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    if(SP_WERROR)
      target_compile_options(${name} PRIVATE -Werror)
    endif()
  endif()
  target_compile_definitions(${name} PRIVATE QT_NO_FOREACH QT_NO_CAST_TO_ASCII QT_RESTRICTED_CAST_FROM_ASCII)
endfunction()
