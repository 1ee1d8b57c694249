// The compiled parts of Asio and Beast, once for the whole program (see BOOST_ASIO_SEPARATE_COMPILATION and
// BOOST_BEAST_SEPARATE_COMPILATION in the room's build settings).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
