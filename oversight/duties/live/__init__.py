"""Alerts reach the browser while they happen: tickets, what is new for whom, the listener, the streams.

The rows are the truth. What is sent says only that there is something, with the ids, within the officer's scope;
whoever was away says since when, and is told what has changed meanwhile.
"""
